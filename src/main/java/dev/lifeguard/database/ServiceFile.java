package dev.lifeguard.database;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * libpq's service file: sections of keywords, of which the URL or {@code PGSERVICE} names one. It fills what the URL leaves
 * out, before the environment does.
 *
 * @see <a href="https://www.postgresql.org/docs/current/libpq-pgservice.html">libpq: the connection service file</a>
 */
final class ServiceFile {
    private ServiceFile() {}

    static void fill(ParsedUrl draft, Map<String, String> environment) {
        Optional<String> service = draft.get("service")
                .or(() -> draft.stack.readsEnvironment
                        ? Variable.read(environment, "PGSERVICE").value().map(Secret::reveal)
                        : Optional.empty());
        if (service.isEmpty() || draft.stack == DriverFamily.OTHER_SQLALCHEMY || draft.stack == DriverFamily.R2DBC) {
            return;
        }
        for (String path : paths(draft, environment)) {
            SmallFile file = SmallFile.read(path);
            Optional<Map<String, List<String>>> section = file.text().flatMap(text -> section(text, service.get()));
            if (section.isPresent()) {
                ParsedUrl values = new ParsedUrl(DriverFamily.KEYWORDS, "");
                Parameters.take(new QueryText(section.get(), false, false, false, Map.of()), values);
                draft.fillFrom(values);
                return;
            }
            if (file.text().isEmpty() && isNamed(draft, environment)) {
                draft.unusable("service", "the service file that is named " + file.problem());
                return;
            }
        }
        draft.unusable("service", "no service file has a section for the service that is named");
    }

    private static boolean isNamed(ParsedUrl draft, Map<String, String> environment) {
        return draft.has("servicefile")
                || !environment.getOrDefault("PGSERVICEFILE", "").isEmpty();
    }

    /** One that is named is the user's; the system's own is read where that has no such section. */
    private static List<String> paths(ParsedUrl draft, Map<String, String> environment) {
        List<String> paths = new ArrayList<>();
        draft.get("servicefile")
                .or(() -> value(environment, "PGSERVICEFILE"))
                .or(() -> value(environment, "HOME").map(home -> home + "/.pg_service.conf"))
                .ifPresent(paths::add);
        value(environment, "PGSYSCONFDIR").ifPresent(folder -> paths.add(folder + "/pg_service.conf"));
        return paths;
    }

    private static Optional<String> value(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(text -> !text.isEmpty());
    }

    /** The keywords of one section; empty where there is none of this name. The first value of a keyword counts. */
    static Optional<Map<String, List<String>>> section(String text, String service) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        boolean inside = false;
        for (String raw : text.lines().toList()) {
            String line = raw.strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            if (line.startsWith("[")) {
                if (inside) {
                    break;
                }
                inside = line.equals("[" + service + "]");
            } else if (inside && line.indexOf('=') > 0) {
                int equals = line.indexOf('=');
                values.putIfAbsent(
                        line.substring(0, equals).strip(),
                        List.of(line.substring(equals + 1).strip()));
            }
        }
        return inside || !values.isEmpty() ? Optional.of(values) : Optional.empty();
    }
}
