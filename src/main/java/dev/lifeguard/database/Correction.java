package dev.lifeguard.database;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A URL written as its driver wants it, with {@code ***} for the password and for free text. Repeats only parameters that are understood:
 * what is not may be a piece of a password.
 */
record Correction(ParsedUrl draft, DatabaseUrl url) {
    static String of(ParsedUrl draft, DatabaseUrl url) {
        Correction correction = new Correction(draft, url);
        return switch (draft.stack) {
            case KEYWORDS, ENVIRONMENT -> correction.keywords();
            case JDBC -> correction.jdbc();
            case GENERIC, ASYNCPG, PSYCOPG, OTHER_SQLALCHEMY, R2DBC -> correction.uri();
        };
    }

    private String uri() {
        List<String> parameters = new ArrayList<>();
        String authority = Hosts.authority(url.endpoints(), draft.has("port"));
        boolean listed = url.endpoints().size() > 1 && draft.stack.isSqlAlchemy();
        boolean socket = url.endpoints().get(0).isUnixSocket();
        if (!draft.has("host") && !draft.has("hostaddr")) {
            authority = "";
        } else if (listed || socket) {
            authority = "";
            url.endpoints().forEach(each -> parameters.add("host=" + Hosts.parameter(each)));
        }
        parameters.addAll(tls());
        draft.get("target_session_attrs")
                .filter(any -> url.wanted() != SessionWanted.ANY)
                .ifPresent(value -> parameters.add("target_session_attrs=" + value));
        if (draft.stack != DriverFamily.ASYNCPG) {
            for (String name : List.of("connect_timeout", "application_name", "options")) {
                draft.get(name).ifPresent(value -> parameters.add(name + "=" + free(value)));
            }
        }
        return draft.scheme + "://" + userinfo() + authority + "/" + database() + query(parameters);
    }

    private String jdbc() {
        List<String> parameters = new ArrayList<>();
        url.user().ifPresent(user -> parameters.add("user=" + PercentText.encode(user)));
        url.password().ifPresent(any -> parameters.add("password=***"));
        parameters.addAll(tls());
        if (url.wanted() != SessionWanted.ANY) {
            parameters.add("targetServerType=" + url.wanted().targetServerType());
        }
        return draft.scheme + "://" + Hosts.authority(url.endpoints(), draft.has("port")) + "/" + database()
                + query(parameters);
    }

    private String keywords() {
        List<String> words = new ArrayList<>();
        draft.get("host").ifPresent(host -> words.add("host=" + quoted(host)));
        draft.get("hostaddr").ifPresent(address -> words.add("hostaddr=" + quoted(address)));
        draft.get("port").ifPresent(port -> words.add("port=" + quoted(port)));
        url.database().ifPresent(name -> words.add("dbname=" + quoted(name)));
        url.user().ifPresent(user -> words.add("user=" + quoted(user)));
        url.password().ifPresent(any -> words.add("password=***"));
        if (url.wanted() != SessionWanted.ANY) {
            draft.get("target_session_attrs").ifPresent(value -> words.add("target_session_attrs=" + value));
        }
        for (String name : List.of("sslmode", "sslrootcert", "sslcert", "sslkey")) {
            boolean file = name.startsWith("ssl") && !name.equals("sslmode");
            draft.get(name)
                    .ifPresent(value -> words.add(name + "=" + (file ? quoted(PemSetting.shown(value)) : value)));
        }
        return String.join(" ", words);
    }

    private static String quoted(String value) {
        boolean plain = value.matches("[\\w./:,@-]+");
        return plain ? value : "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }

    /** TLS as the driver names it; asyncpg takes no files from a URL. */
    private List<String> tls() {
        List<String> parameters = new ArrayList<>();
        boolean asyncpg = draft.stack == DriverFamily.ASYNCPG;
        String name = asyncpg ? "ssl=" : draft.stack == DriverFamily.R2DBC ? "sslMode=" : "sslmode=";
        draft.get("sslmode").ifPresent(value -> parameters.add(name + value));
        if (!asyncpg) {
            for (String file : List.of("sslrootcert", "sslcert", "sslkey")) {
                Optional<String> path = draft.get(file);
                path.ifPresent(value -> parameters.add(file + "=" + file(value)));
            }
        }
        return parameters;
    }

    private static String file(String value) {
        String shown = PemSetting.shown(value);
        return shown.equals(value) ? PercentText.encode(value).replace("%2F", "/") : "***";
    }

    /** Free text, as of {@code options}, may hold a secret as well as a password does: only a number is repeated. */
    private static String free(String value) {
        return value.matches("[0-9]{1,6}") ? value : "***";
    }

    private String userinfo() {
        String user = url.user().map(PercentText::encode).orElse("");
        String password = url.password().isPresent() ? ":***" : "";
        return user.isEmpty() && password.isEmpty() ? "" : user + password + "@";
    }

    private String database() {
        return url.database().map(PercentText::encode).orElse("");
    }

    private static String query(List<String> parameters) {
        return parameters.isEmpty() ? "" : parameters.stream().collect(Collectors.joining("&", "?", ""));
    }
}
