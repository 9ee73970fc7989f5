package dev.lifeguard.database;

import dev.lifeguard.database.UrlProblem.Weight;

/**
 * Reads {@code jdbc:postgresql://hosts/database?user=…&password=…}. Tried against pgjdbc 42.7.8's {@code parseURL}.
 *
 * @see <a href="https://jdbc.postgresql.org/documentation/use/">pgjdbc: connecting to the database</a>
 */
final class JdbcReader {
    private JdbcReader() {}

    static ParsedUrl read(Scheme scheme) {
        ParsedUrl draft = scheme.begin();
        UriText parts = parts(scheme.rest());
        if (parts.named()) {
            draft.breaks(
                    "user",
                    "pgjdbc takes no user or password before an @ and reads them as part of"
                            + " the host; they are parameters: ?user=…&password=…");
            UriReader.takeUser(parts, draft);
        }
        if (!parts.slashed() && !parts.hosts().isEmpty()) {
            draft.breaks("url", "pgjdbc wants a slash after the hosts, even without a database");
        }
        if (parts.path().indexOf('/') >= 0) {
            draft.puzzle(
                    Weight.BREAKS_DRIVER,
                    "database",
                    "pgjdbc takes no further slash in the name of the database; in a" + " name write %2F");
        }
        UriReader.takeHosts(parts, draft);
        draft.judgeName("database", parts.path());
        draft.put("dbname", PercentText.decode(parts.path(), true).text());
        QueryText query = QueryText.of(parts.query(), true);
        Parameters.take(query, draft);
        if (query.values().containsKey("target_session_attrs")) {
            draft.risk("target_session_attrs", "pgjdbc ignores it; its own is called targetServerType");
        }
        return draft;
    }

    /** The query is cut off first, as pgjdbc does, so that an {@code @} in a password parameter is no user's end. */
    private static UriText parts(String rest) {
        int mark = rest.indexOf('?');
        String front = mark < 0 ? rest : rest.substring(0, mark);
        int slash = front.indexOf('/');
        String hosts = slash < 0 ? front : front.substring(0, slash);
        if (front.indexOf('@') >= 0 || !HostText.plausible(hosts)) {
            return UriText.of(rest);
        }
        String path = slash < 0 ? "" : front.substring(slash + 1);
        return new UriText("", false, hosts, path, slash >= 0, mark < 0 ? "" : rest.substring(mark + 1));
    }
}
