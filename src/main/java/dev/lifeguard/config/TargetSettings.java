package dev.lifeguard.config;

import dev.lifeguard.database.NamedUrl;
import dev.lifeguard.database.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** More databases than that of {@code DATABASE_URL}. A name is a label in metrics. */
public final class TargetSettings {
    static final int MOST = 100;
    static final SettingNames NAMES = new SettingNames(
            "lifeguard.targets.",
            '-',
            Pattern.compile("[a-z0-9][a-z0-9-]{0,39}"),
            "up to 40 lower case letters, digits and hyphens, beginning with a letter or digit");

    static final NamedSetting<Secret> URL =
            new NamedSetting<>(NAMES, ".url", SettingType.SECRET, "one more database, in any dialect");
    static final NamedSetting<String> URL_FILE = new NamedSetting<>(
            NAMES, ".url-file", SettingType.TEXT, "the same from a file, read again at every connect");
    static final NamedSetting<Boolean> READ_ONLY =
            new NamedSetting<>(NAMES, ".read-only", SettingType.YES_OR_NO, "as `lifeguard.read-only`, for this one");
    public static final NamedSetting<String> ALEMBIC_DIR = new NamedSetting<>(
            NAMES, ".migrations.alembic.dir", SettingType.TEXT, "as `lifeguard.migrations.alembic.dir`, for this one");
    public static final NamedSetting<String> FLYWAY_DIR = new NamedSetting<>(
            NAMES, ".migrations.flyway.dir", SettingType.TEXT, "as `lifeguard.migrations.flyway.dir`, for this one");
    public static final NamedSetting<List<String>> EXPECTED_REVISIONS = new NamedSetting<>(
            NAMES, ".migrations.expected", WatchSettings.REVISIONS, "as `lifeguard.migrations.expected`, for this one");

    static final List<NamedSetting<?>> ALL =
            List.of(URL, URL_FILE, READ_ONLY, ALEMBIC_DIR, FLYWAY_DIR, EXPECTED_REVISIONS);

    private TargetSettings() {}

    /** Every target that is set, by name. What has neither URL nor file was refused before. */
    public static List<NamedUrl> all(SettingValues values) {
        return names(values)
                .filter(NAMES::accepts)
                .map(name -> named(name, values))
                .toList();
    }

    private static NamedUrl named(String name, SettingValues values) {
        boolean readOnly = values.find(READ_ONLY.of(name)).orElse(false);
        return values.find(URL_FILE.of(name))
                .map(path -> new NamedUrl(name, URL_FILE.of(name).key(), Secret.of(path), true, readOnly))
                .orElseGet(() -> new NamedUrl(
                        name, URL.of(name).key(), values.find(URL.of(name)).orElse(Secret.of("")), false, readOnly));
    }

    static Stream<String> names(SettingValues values) {
        return ALL.stream()
                .flatMap(setting -> values.names(setting).stream())
                .sorted()
                .distinct();
    }

    /** The URLs are not looked at: a bad one is a finding, not a mistake. */
    static List<String> problems(SettingValues values) {
        Set<String> names = Set.copyOf(names(values).toList());
        List<String> problems = new ArrayList<>();
        if (names.size() > MOST) {
            problems.add("lifeguard.targets names " + names.size() + " targets; accepted are at most " + MOST);
        }
        names(values).filter(NAMES::accepts).forEach(name -> {
            boolean url = values.isSet(URL.of(name));
            String key = NAMES.prefix() + name;
            if (url && values.isSet(URL_FILE.of(name))) {
                problems.add(key + " has both url and url-file; accepted is one of them");
            } else if (!url && !values.isSet(URL_FILE.of(name))) {
                problems.add(key + " has no URL; set " + key + ".url or " + key + ".url-file");
            }
        });
        return problems;
    }
}
