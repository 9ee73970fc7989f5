package dev.lifeguard.config;

import io.quarkus.runtime.configuration.DurationConverter;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/**
 * The migrations of one target. No mapping of SmallRye's, as the same keys hold below {@code lifeguard.targets.<name>}.
 *
 * @param alembicDir a mounted directory of Alembic's: that of {@code alembic.ini}, of {@code env.py}, or of the revisions
 * @param flywayDir a mounted directory of Flyway's scripts
 * @param expected revisions that have to be applied, separated by commas; for any tool
 */
public record MigrationSettings(Optional<String> alembicDir, Optional<String> flywayDir, List<String> expected) {
    static final String INTERVAL = "lifeguard.migrations.interval";
    static final String ALEMBIC_DIR = "migrations.alembic.dir";
    static final String FLYWAY_DIR = "migrations.flyway.dir";
    static final String EXPECTED = "migrations.expected";

    private static final Duration STANDARD = Duration.ofSeconds(30);

    public MigrationSettings {
        expected = List.copyOf(expected);
    }

    /** Those of the application's own database. */
    public static MigrationSettings of(Config config) {
        return of(new SettingValues(config), "lifeguard.");
    }

    /** Those of one more target. */
    public static MigrationSettings of(Config config, String target) {
        return of(new SettingValues(config), TargetSettings.PREFIX + target + ".");
    }

    private static MigrationSettings of(SettingValues values, String prefix) {
        return new MigrationSettings(
                values.text(prefix + ALEMBIC_DIR).filter(text -> !text.isBlank()),
                values.text(prefix + FLYWAY_DIR).filter(text -> !text.isBlank()),
                values.text(prefix + EXPECTED).stream()
                        .flatMap(text -> Arrays.stream(text.split(",")))
                        .map(String::strip)
                        .filter(text -> !text.isEmpty())
                        .toList());
    }

    /** From one look to the next, for all targets. */
    public static Duration interval(Config config) {
        return new SettingValues(config)
                .text(INTERVAL)
                .map(DurationConverter::parseDuration)
                .orElse(STANDARD);
    }
}
