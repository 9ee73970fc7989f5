package dev.lifeguard.diagnosis.evidence;

import dev.lifeguard.finding.Cause;
import dev.lifeguard.observation.ServerError;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What poolers and proxies say in their own words, which no catalogue translates. Most of them send one SQLSTATE for
 * everything (PgBouncer 08P01, Supavisor XX000), so the words have to decide; they are asked only where no routine is
 * named, that is where it is not PostgreSQL that speaks.
 *
 * <p>From PgBouncer's {@code src/client.c}, {@code src/objects.c} and {@code src/janitor.c}, Supavisor's FAQ and error
 * codes, Pgpool-II's {@code src/protocol/child.c}, and the troubleshooting pages of Amazon RDS Proxy and Azure.
 */
public final class PoolerMessages {
    private record Entry(String words, Cause cause) {}

    private static final List<Entry> ENTRIES = List.of(
            new Entry("no more connections allowed", Cause.POOLER_LIMIT),
            new Entry("max_client_conn", Cause.POOLER_LIMIT),
            new Entry("max_user_connections", Cause.POOLER_LIMIT),
            new Entry("max_db_connections", Cause.POOLER_LIMIT),
            new Entry("client connections exceeded", Cause.POOLER_LIMIT),
            new Entry("query_wait_timeout", Cause.POOLER_LIMIT),
            new Entry("max client connections reached", Cause.POOLER_LIMIT),
            new Entry("max clients reached", Cause.POOLER_LIMIT),
            new Entry("sorry, too many clients already", Cause.POOLER_LIMIT),
            new Entry("waiting to acquire database connection", Cause.POOLER_LIMIT),
            new Entry("no such database", Cause.UNKNOWN_DATABASE),
            new Entry("no such user", Cause.UNKNOWN_ROLE),
            new Entry("tenant or user not found", Cause.UNKNOWN_ROLE),
            new Entry("no credentials for the role", Cause.UNKNOWN_ROLE),
            new Entry("ssl required", Cause.SSL_REQUIRED_BY_SERVER),
            new Entry("ssl connection is required", Cause.SSL_REQUIRED_BY_SERVER),
            new Entry("requires tls connections", Cause.SSL_REQUIRED_BY_SERVER),
            new Entry("allowed only with ssl connections", Cause.SSL_REQUIRED_BY_SERVER),
            new Entry("connection is insecure", Cause.SSL_REQUIRED_BY_SERVER),
            new Entry("tls client certificate required", Cause.CLIENT_CERT_REQUIRED),
            new Entry("certificate authentication failed", Cause.CLIENT_CERT_REQUIRED));

    /** Refusals of a password; they count only where it is ours and not the pooler's own. */
    private static final List<String> PASSWORD = List.of(
            "password authentication failed",
            "sasl authentication failed",
            "the password that was provided for the role");

    /** A pooler that tells of its own login: the role it used there need not be ours. */
    private static final String OWN_LOGIN = "server login";

    private PoolerMessages() {}

    /** The cause these words name; empty where PostgreSQL speaks, or the words are not known. */
    public static Optional<Cause> cause(ServerError error) {
        if (!error.routine().isEmpty()) {
            return Optional.empty();
        }
        if (ServerPhrase.STARTING_UP.in(error.message())) {
            return Optional.of(Cause.SERVER_STARTING_UP);
        }
        if (ServerPhrase.SHUTTING_DOWN.in(error.message())) {
            return Optional.of(Cause.SERVER_SHUTTING_DOWN);
        }
        String message = error.message().toLowerCase(Locale.ROOT);
        if (!message.contains(OWN_LOGIN) && PASSWORD.stream().anyMatch(message::contains)) {
            return Optional.of(Cause.AUTH_FAILED);
        }
        // "client_login_timeout (server down)" is a wait for the server to come back, not for a place
        if (message.contains("client_login_timeout") && !message.contains("server down")) {
            return Optional.of(Cause.POOLER_LIMIT);
        }
        return ENTRIES.stream()
                .filter(entry -> message.contains(entry.words()))
                .map(Entry::cause)
                .findFirst();
    }
}
