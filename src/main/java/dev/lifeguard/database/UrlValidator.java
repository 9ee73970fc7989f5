package dev.lifeguard.database;

import dev.lifeguard.database.UrlProblem.Weight;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Turns a draft whose gaps are filled into the URL, with its complaints worst first. */
record UrlValidator(ParsedUrl draft) {
    /** Where libpq looks without a host: Debian's and Red Hat's build, then PostgreSQL's own. */
    private static final List<String> SOCKETS = List.of("/var/run/postgresql", "/tmp");

    private static final List<String> ASYNCPG_DEFAULTS =
            List.of("/run/postgresql", "/var/run/postgresql", "/tmp", "localhost");

    private static final Pattern UNFILLED =
            Pattern.compile("\\$\\{[A-Za-z_][\\w.:-]*}|\\$\\([A-Za-z_][\\w.-]*\\)|\\{\\{.*}}");

    private static final Pattern MISREAD = Pattern.compile("(?i)(?:password|passwd|pwd)\\s*=|://");

    private static final Pattern ADDRESS = Pattern.compile("[0-9A-Fa-f.:]{0,60}(?:%[\\w.-]{1,30})?");

    static DatabaseUrl of(ParsedUrl draft) {
        return new UrlValidator(draft).url();
    }

    private DatabaseUrl url() {
        refuseNul();
        refuseMisread();
        findUnfilled();
        SessionWanted wanted = wanted();
        TlsSettings tls = tls();
        Unfollowed.judge(draft);
        boolean lost = draft.hopeless() || draft.isUnfollowed();
        List<Endpoint> endpoints = lost ? List.of() : endpoints();
        if (lost || draft.hopeless()) {
            return DatabaseUrl.unusable(draft.stack.dialect, UrlProblem.unusable("", ""))
                    .withComplaints(complaints(Optional.empty()));
        }
        if (!draft.has("dbname")) {
            draft.puzzle(
                    Weight.RISK, "database", "no database is named; the driver then takes one called like the user");
        }
        DatabaseUrl plain = new DatabaseUrl(
                draft.stack.dialect,
                endpoints,
                draft.get("dbname"),
                draft.get("user"),
                draft.get("password").map(Secret::of),
                tls,
                wanted,
                draft.connectLimit(),
                draft.stack == DriverFamily.ASYNCPG
                        ? Optional.empty()
                        : draft.get("options").map(Secret::of),
                List.of());
        return plain.withComplaints(complaints(Optional.of(Correction.of(draft, plain))));
    }

    private List<UrlProblem> complaints(Optional<String> corrected) {
        return draft.flaws().stream()
                .map(flaw -> new UrlProblem(
                        flaw.weight(), flaw.where(), flaw.what(), flaw.correctable() ? corrected : Optional.empty()))
                .distinct()
                .sorted(Comparator.comparing(UrlProblem::weight))
                .toList();
    }

    private void refuseNul() {
        for (String part : List.of("user", "password", "dbname", "host")) {
            if (draft.get(part).orElse("").indexOf('\0') >= 0) {
                draft.unusable(partName(part), "it holds a zero byte (%00), which no driver can send");
            }
        }
    }

    /** Semicolons instead of {@code ?} and {@code &}, a quote or a blank too few: the rest is then no name to be shown. */
    private void refuseMisread() {
        for (String part : List.of("user", "dbname")) {
            if (MISREAD.matcher(draft.get(part).orElse("")).find()) {
                draft.unusable(
                        partName(part),
                        "a password= or a URL stands inside it; parameters of a URL begin with ? and are separated by &");
            }
        }
    }

    private void findUnfilled() {
        for (String part : List.of("user", "password", "dbname")) {
            if (UNFILLED.matcher(draft.get(part).orElse("")).matches()) {
                draft.puzzle(Weight.BREAKS_DRIVER, partName(part), "it is a placeholder that nothing has filled in");
            }
        }
    }

    private static String partName(String keyword) {
        return keyword.equals("dbname") ? "database" : keyword;
    }

    private List<Endpoint> endpoints() {
        List<String> addresses = listed("hostaddr");
        List<String> hosts = listed("host");
        if (hosts.isEmpty()) {
            hosts = addresses;
        }
        if (hosts.isEmpty()) {
            hosts = sockets();
        }
        if (!addresses.stream().allMatch(each -> ADDRESS.matcher(each).matches())) {
            draft.unusable("hostaddr", "it is no numeric address");
        }
        if (!addresses.isEmpty() && addresses.size() != hosts.size()) {
            draft.unusable("hostaddr", "the list of addresses is not as long as the list of hosts");
        }
        List<String> named =
                hosts.stream().map(host -> host.isEmpty() ? fallback() : host).toList();
        return HostPorts.endpoints(named, addresses, draft.get("port").orElse(""), draft);
    }

    private List<String> listed(String keyword) {
        return draft.get(keyword)
                .map(text ->
                        Arrays.stream(text.split(",", -1)).map(String::strip).toList())
                .orElse(List.of());
    }

    private List<String> sockets() {
        if (draft.stack.isJavas() || draft.stack == DriverFamily.OTHER_SQLALCHEMY) {
            return List.of("localhost");
        }
        draft.puzzle(
                Weight.RISK,
                "host",
                "no host is named; libpq then looks for a unix socket in " + String.join(" or ", SOCKETS));
        return draft.stack == DriverFamily.ASYNCPG ? ASYNCPG_DEFAULTS : SOCKETS;
    }

    private String fallback() {
        return draft.stack == DriverFamily.JDBC ? "localhost" : SOCKETS.get(0);
    }

    private TlsSettings tls() {
        boolean system = draft.get("sslrootcert").orElse("").equals("system");
        SslMode standard = system ? SslMode.VERIFY_FULL : SslMode.PREFER;
        SslMode mode = draft.get("sslmode").flatMap(SslMode::of).orElse(standard);
        boolean inline = draft.get("sslinline").orElse("").equals("true");
        for (String name : List.of("sslrootcert", "sslcert", "sslkey")) {
            if (!inline
                    && mode != SslMode.DISABLE
                    && PemSetting.isInline(draft.get(name).orElse(""))) {
                String what = name.equals("sslkey") ? "a key" : "a certificate";
                draft.unusable(
                        name,
                        "it holds " + what
                                + " itself; accepted is a file's path, or lib/pq's sslinline=true beside it");
            }
        }
        Optional<String> root = draft.get("sslrootcert").filter(any -> draft.stack.verifiesIn(mode));
        return new TlsSettings(mode, root, draft.get("sslcert"), draft.get("sslkey"), isDirect(mode));
    }

    /** TLS from the first byte, without asking for it: libpq 17, pgjdbc 42.7.4, asyncpg's {@code direct_tls}. */
    private boolean isDirect(SslMode mode) {
        boolean direct = draft.get("sslnegotiation").orElse("").equals("direct");
        if (direct && !mode.requiresTls()) {
            draft.puzzle(
                    Weight.BREAKS_DRIVER,
                    "sslnegotiation",
                    "direct goes together with sslmode=require or stronger only; the driver refuses weaker ones");
        }
        return direct;
    }

    private SessionWanted wanted() {
        String value = draft.get("target_session_attrs").orElse("any");

        Optional<SessionWanted> known = SessionWanted.of(value);
        return known.filter(wanted -> draft.stack.isJavas() || !wanted.isJavas())
                .orElseGet(() -> {
                    draft.puzzle(
                            Weight.BREAKS_DRIVER,
                            "target_session_attrs",
                            "the value is none of any," + " read-write, read-only, primary, standby, prefer-standby");
                    return SessionWanted.ANY;
                });
    }
}
