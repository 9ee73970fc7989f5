package dev.lifeguard.probe.path;

import dev.lifeguard.async.WorkerPool;
import dev.lifeguard.database.DatabaseUrl;
import dev.lifeguard.database.Endpoint;
import dev.lifeguard.database.Target;
import dev.lifeguard.observation.PathFailure;
import dev.lifeguard.observation.Phase;
import dev.lifeguard.observation.ServerError;
import dev.lifeguard.probe.SessionEnds;
import dev.lifeguard.probe.SharedSession;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.SocketAddress;
import io.vertx.sqlclient.Row;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * PgBouncer's own console: a database called {@code pgbouncer} that takes {@code SHOW} and nothing else. One connection,
 * for a moment, with the application's own credentials; the console lets in whom {@code stats_users} names.
 *
 * @see <a href="https://www.pgbouncer.org/usage.html#admin-console">Admin console</a>
 */
public final class PoolerConsole {
    private static final String DATABASE = "pgbouncer";

    private final Target target;
    private final Vertx vertx;
    private final PathLimits limits;
    private final InstantSource clock;
    private final Login login;
    private final WorkerPool files;

    /** @param shared of the same target; call on its context */
    public PoolerConsole(Target target, Vertx vertx, SharedSession shared, PathLimits limits) {
        this.target = target;
        this.vertx = vertx;
        this.limits = limits;
        this.clock = shared.time();
        this.login = new Login(vertx, shared, limits, limits);
        this.files = WorkerPool.files(vertx, target.name());
    }

    public record Answers(List<Row> version, List<Row> pools, List<Row> config) {}

    /** It did not let us in; the error is empty where nobody said why. */
    public static final class NotLetIn extends Exception {
        private final transient Optional<ServerError> error;

        NotLetIn(Optional<ServerError> error) {
            super("the console did not let us in", null, false, false);
            this.error = error;
        }

        public Optional<ServerError> error() {
            return error;
        }
    }

    /** Asks whoever listens where our session leads. Fails with {@link NotLetIn}, or as the questions do. */
    public Future<Answers> ask(SessionEnds ends) {
        return files.run(() -> way(ends))
                .compose(way -> login.enter(way.candidate(), way.url(), way.tls()))
                .recover(thrown -> Future.failedFuture(notLetIn(thrown)))
                .compose(session -> show(session).eventually(session::close));
    }

    private static Future<Answers> show(Session session) {
        return session.show("SHOW VERSION")
                .compose(version -> session.show("SHOW POOLS")
                        .compose(pools ->
                                session.show("SHOW CONFIG").map(config -> new Answers(version, pools, config))));
    }

    private record Way(Candidate candidate, DatabaseUrl url, Optional<ClientTls> tls) {}

    private Way way(SessionEnds ends) throws ClassifiedFailure {
        DatabaseUrl url = target.source().read().withDatabase(DATABASE);
        InetSocketAddress server = ends.server();
        String address = server.getAddress().getHostAddress();
        Endpoint endpoint = url.endpoints().stream()
                .filter(each -> !each.isUnixSocket() && each.port() == server.getPort())
                .findFirst()
                .orElseGet(() -> new Endpoint(address, server.getPort()));
        Candidate candidate = new Candidate(endpoint, SocketAddress.inetSocketAddress(server), address);
        Optional<ClientTls> tls = url.tls().mode().requiresTls()
                ? Optional.of(ClientTls.Material.load(vertx, url.tls(), clock).handshakeWith(endpoint.host()))
                : Optional.empty();
        return new Way(candidate, url, tls);
    }

    private Throwable notLetIn(Throwable thrown) {
        PathFailure failure = PathFailures.of(thrown, Phase.AUTH, limits.connect());
        return new NotLetIn(
                failure instanceof PathFailure.ServerSaid said ? Optional.of(said.error()) : Optional.empty());
    }
}
