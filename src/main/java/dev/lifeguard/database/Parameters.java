package dev.lifeguard.database;

import dev.lifeguard.database.UrlProblem.Weight;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Takes the parameters of a URL's query into the draft, under libpq's names, and has them judged. */
final class Parameters {
    /** pg8000's and R2DBC's parameters for the path of a socket's file. */
    private static final List<String> FILES = List.of("unix_sock", "socket");

    /** libpq's own names, and those of lib/pq, that are kept as they are. */
    private static final Set<String> KEPT = Set.of(
            ("hostaddr port user password dbname sslrootcert sslcert sslkey sslinline passfile service servicefile"
                            + " sslnegotiation gssencmode require_auth connect_timeout application_name options")
                    .split(" "));

    /** Names that send pgjdbc elsewhere, or have it log in otherwise. */
    private static final Set<String> OF_JDBC = Set.of(
            "socketFactory socketFactoryArg cloudSqlInstance wrapperPlugins authenticationPluginClassName".split(" "));

    /**
     * pgjdbc's {@code targetServerType} in libpq's words. Tried with pgjdbc 42.7.8, which refuses any other value, and asks
     * the server for {@code transaction_read_only} to tell one from the other.
     */
    private static final Map<String, String> TYPES = Map.of(
            "any", "any",
            "primary", "read-write",
            "master", "read-write",
            "preferPrimary", "prefer-read-write",
            "secondary", "read-only",
            "slave", "read-only",
            "preferSecondary", "prefer-read-only",
            "preferSlave", "prefer-read-only");

    private Parameters() {}

    static void take(QueryText query, ParsedUrl draft) {
        Map<String, List<String>> values = query.values();
        takeHosts(values, draft);
        values.forEach((name, all) -> take(name, all.get(all.size() - 1), draft));
        if (draft.stack.isSqlAlchemy()) {
            draft.put("port", String.join(",", values.getOrDefault("port", List.of())));
        }
        query.written().forEach((name, written) -> {
            switch (name) {
                case "user" -> draft.judgeName("user", written);
                case "dbname", "database", "PGDBNAME" -> draft.judgeName("database", written);
                default -> {
                    // No name that is shown.
                }
            }
        });
        SslParameters.take(values, draft);
        switch (draft.stack) {
            case ASYNCPG -> AsyncpgRules.judge(values, draft);
            case PSYCOPG -> PsycopgRules.judge(values, draft);
            case GENERIC, OTHER_SQLALCHEMY, JDBC, R2DBC, KEYWORDS, ENVIRONMENT -> {}
        }
        if (query.broken()) {
            boolean refused = draft.stack == DriverFamily.JDBC;
            String what = "a % in the parameters is not followed by two hexadecimal digits; write %25"
                    + (refused ? ": pgjdbc refuses the whole URL" : "");
            draft.flaw(refused ? Weight.BREAKS_DRIVER : Weight.RISK, "parameters", what);
        }
        if (query.bare()) {
            draft.puzzle(
                    Weight.RISK,
                    "parameters",
                    "a parameter stands without = after it; if it is the rest of a value that" + " holds &, write %26");
        }
        if (query.plus() && draft.stack.plusIsSpace()) {
            draft.risk("password", "the password parameter holds + unencoded, which is read as a space");
        }
    }

    private static void takeServerType(String value, ParsedUrl draft) {
        String wanted = TYPES.get(value);
        if (wanted != null) {
            draft.put("target_session_attrs", wanted);
        } else {
            draft.puzzle(
                    Weight.BREAKS_DRIVER,
                    "targetServerType",
                    "the value is none of any, primary, secondary, preferSecondary, preferPrimary");
        }
    }

    private static void takeHosts(Map<String, List<String>> values, ParsedUrl draft) {
        String name = draft.stack == DriverFamily.JDBC ? "PGHOST" : "host";
        String file = FILES.stream().filter(values::containsKey).findFirst().orElse(name);
        boolean taken = draft.stack == DriverFamily.OTHER_SQLALCHEMY || draft.stack == DriverFamily.R2DBC;
        List<HostText> hosts = HostText.list(String.join(",", values.getOrDefault(taken ? file : name, List.of(""))));
        if (hosts.stream().allMatch(HostText::isPlausible)) {
            draft.putHosts(hosts.stream().map(HostText::withoutSocketFile).toList());
        } else {
            draft.unusable(
                    "host", "the host parameter is neither a host name, an address nor the directory of a socket");
        }
    }

    private static void take(String name, String value, ParsedUrl draft) {
        switch (name) {
            case "PGPORT" -> draft.put("port", value);
            case "PGDBNAME", "database" -> draft.put("dbname", value);
            case "sslRootCert" -> draft.put("sslrootcert", value);
            case "sslCert" -> draft.put("sslcert", value);
            case "sslKey" -> draft.put("sslkey", value);
            case "ApplicationName" -> draft.put("application_name", value);
            case "targetServerType" -> {
                if (draft.stack.isJavas()) {
                    takeServerType(value, draft);
                }
            }
            case "target_session_attrs" -> {
                if (!draft.stack.isJavas()) {
                    draft.put(name, value);
                }
            }
            case "connectTimeout" -> draft.put(ParsedUrl.JAVAS_LIMIT, value);
            case "sslNegotiation" -> draft.put("sslnegotiation", value);
            case "gssEncMode" -> draft.put("gssencmode", value.toLowerCase(Locale.ROOT));
            case "requireAuth" -> draft.put("require_auth", value);
            case "direct_tls" -> {
                if (draft.stack == DriverFamily.ASYNCPG && !value.isEmpty()) {
                    draft.put("sslnegotiation", "direct");
                }
            }
            default -> {
                // What is not known is neither kept nor repeated.
                if (KEPT.contains(name) || (draft.stack == DriverFamily.JDBC && OF_JDBC.contains(name))) {
                    draft.put(name, value);
                }
            }
        }
    }
}
