package dev.lifeguard.database;

import dev.lifeguard.database.UrlProblem.Weight;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * {@code PGHOST} and its like, each with a {@code _FILE} twin: they fill what a URL leaves out.
 *
 * @see <a href="https://www.postgresql.org/docs/current/libpq-envars.html">libpq: environment variables</a>
 */
final class LibpqEnvironment {
    private static final List<String> KEYWORDS =
            List.of(("host hostaddr port dbname user password passfile service sslmode sslrootcert sslcert sslkey"
                            + " target_session_attrs sslnegotiation gssencmode require_auth options")
                    .split(" "));

    /** Those that name a target by themselves. */
    private static final List<String> TELLING =
            List.of("host", "hostaddr", "port", "dbname", "user", "password", "service");

    private LibpqEnvironment() {}

    /** Whether it names a target by itself. */
    static boolean isSet(Map<String, String> environment) {
        return TELLING.stream().anyMatch(keyword -> Variable.isSet(environment, variable(keyword)));
    }

    /** For example {@code PGTARGETSESSIONATTRS}. */
    private static String variable(String keyword) {
        return keyword.equals("dbname")
                ? "PGDATABASE"
                : "PG" + keyword.replace("_", "").toUpperCase(Locale.ROOT);
    }

    static void fill(ParsedUrl draft, Map<String, String> environment) {
        boolean placed = draft.has("host") || draft.has("hostaddr");
        KEYWORDS.forEach(keyword -> {
            boolean elsewhere = placed && keyword.equals("hostaddr");
            if (!draft.has(keyword) && !elsewhere) {
                String name = variable(keyword);
                Variable variable = Variable.read(environment, name);
                variable.complaints()
                        .forEach(complaint -> draft.puzzle(complaint.weight(), complaint.where(), complaint.what()));
                variable.value().ifPresent(value -> take(name, keyword, value.reveal(), draft));
            }
        });
    }

    private static void take(String name, String keyword, String value, ParsedUrl draft) {
        switch (keyword) {
            case "host" -> takeHosts(name, value, draft);
            case "user", "dbname" -> {
                draft.judgeName(name, value);
                draft.put(keyword, value);
            }
            case "sslmode" -> takeMode(name, value, draft);
            default -> draft.put(keyword, value);
        }
    }

    private static void takeHosts(String name, String value, ParsedUrl draft) {
        List<HostText> hosts = HostText.list(value);
        if (!hosts.stream().allMatch(HostText::isPlausible)) {
            draft.unusable(name, "it is neither a host name, an address nor the directory of a socket");
            return;
        }
        Optional<String> port = draft.get("port");
        draft.putHosts(hosts.stream().map(HostText::withoutSocketFile).toList());
        port.ifPresent(own -> draft.put("port", own));
    }

    private static void takeMode(String name, String value, ParsedUrl draft) {
        Optional<SslMode> mode =
                SslMode.of(value).filter(known -> known.libpqName().equals(value));
        mode.ifPresent(known -> draft.put("sslmode", known.libpqName()));
        if (mode.isEmpty()) {
            draft.puzzle(Weight.BREAKS_DRIVER, name, "the value is none of " + SslParameters.MODES);
        }
    }
}
