package dev.lifeguard.database;

import java.util.List;

/** Reads {@code scheme://user:password@hosts/database?parameters}, for libpq's family, SQLAlchemy and R2DBC. */
final class UriReader {
    private UriReader() {}

    static ParsedUrl read(Scheme scheme) {
        ParsedUrl draft = scheme.begin();
        UriText parts = UriText.of(scheme.rest());
        RawCharacters.judge(parts, draft);
        takeUser(parts, draft);
        takeHosts(parts, draft);
        draft.judgeName("database", parts.path());
        draft.put("dbname", PercentText.decode(parts.path(), false).text());
        if (scheme.secure()) {
            draft.put("sslmode", "verify-full");
        }
        Parameters.take(QueryText.of(parts.query(), draft.stack.plusIsSpace()), draft);
        return draft;
    }

    static void takeUser(UriText parts, ParsedUrl draft) {
        String user = PercentText.decode(parts.user(), false).text();
        String password = PercentText.decode(parts.password(), false).text();
        int colon = user.indexOf(':');
        if (password.isEmpty() && colon > 0) {
            draft.breaks(
                    "user",
                    "the colon between user and password is percent-encoded,"
                            + " so that both together are taken for the user");
            password = user.substring(colon + 1);
            user = user.substring(0, colon);
        }
        boolean bare = password.isEmpty() && parts.user().indexOf('@') >= 0;
        if (bare || parts.user().matches("(?s).*[/?,;#\\s].*|.*@.*@.*")) {
            draft.unusable("user", "what stands before the @ is not of the form user:password");
        }
        draft.judgeName("user", parts.user());
        draft.put("user", user);
        draft.put("password", password);
    }

    static void takeHosts(UriText parts, ParsedUrl draft) {
        if (!HostText.plausible(parts.hosts())) {
            List<HostText> hosts = HostText.list(parts.hosts());
            if (hosts.stream().anyMatch(HostText::isUnfilled)) {
                draft.unusable("host", "the host or its port is a placeholder that nothing has filled in");
                return;
            }
            boolean port = hosts.stream().allMatch(each -> HostText.plausible(each.host()));
            draft.unusable(
                    port ? "port" : "host",
                    port
                            ? HostPorts.ACCEPTED
                            : "no host could be made out; the form is"
                                    + " user:password@host:port, with special characters of the password percent-encoded");
            return;
        }
        List<HostText> raw = HostText.list(parts.hosts());
        List<HostText> hosts = raw.stream()
                .map(each -> new HostText(PercentText.decode(each.host(), false).text(), each.port()))
                .toList();
        draft.putHosts(hosts);
        HostRules.judge(parts.hosts(), raw, hosts, draft);
    }
}
