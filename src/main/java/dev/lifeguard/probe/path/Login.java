package dev.lifeguard.probe.path;

import dev.lifeguard.async.WorkerPool;
import dev.lifeguard.database.DatabaseUrl;
import dev.lifeguard.database.Secret;
import dev.lifeguard.observation.PathFailure;
import dev.lifeguard.observation.Phase;
import dev.lifeguard.probe.QuestionTime;
import dev.lifeguard.probe.SharedSession;
import dev.lifeguard.time.Time;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.SocketAddress;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import io.vertx.pgclient.SslMode;
import io.vertx.sqlclient.ClosedConnectionException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

/**
 * Logs in with the reactive PostgreSQL client, on a {@link TrackedConnection} of its own that can be cut where the server never
 * finishes the login.
 */
final class Login {
    /**
     * Sent where the URL has none and the server asks for one all the same: the client fails without a word on an empty
     * password, and the server's own refusal (28P01) tells more.
     */
    private static final String NO_PASSWORD = "none was configured";

    private final Vertx vertx;
    private final Time time;
    private final Context context;
    private final PathLimits limits;
    private final PathLimits ofSession;
    private final QuestionTime questions;
    private final String name;
    private final WorkerPool computing;

    /**
     * @param shared of the same target: on its context, and what is asked counts as asked of it
     * @param ofSession the limits of what is asked later, however patient or hasty the login was
     */
    Login(Vertx vertx, SharedSession shared, PathLimits limits, PathLimits ofSession) {
        this.vertx = vertx;
        this.time = shared.time();
        this.context = shared.context();
        this.limits = limits;
        this.ofSession = ofSession;
        this.questions = shared.questions();
        this.name = shared.name();
        this.computing = WorkerPool.logins(vertx);
    }

    /** Call on the probe's context. Fails with a {@link ClassifiedFailure}, and then leaves nothing open. */
    Future<Session> enter(Candidate candidate, DatabaseUrl url, Optional<ClientTls> tls) {
        TrackedConnection line = new TrackedConnection(vertx, time, optionsFor(candidate, url, tls), computing);
        return TimeLimit.on(time, line.connect(context), limits.login())
                .map(connection -> new Session(
                        time, (PgConnection) connection, line, line.login.sinceStartup(), ofSession, questions))
                .recover(thrown -> {
                    Throwable cause = reason(thrown, line);
                    line.hangUp();
                    return Future.failedFuture(
                            new ClassifiedFailure(line.refusal().orElseGet(() -> failureOf(cause, tls))));
                });
    }

    /** Whoever waits for our proof is not silent: others, whose servers asked for more, are computed for before. */
    private Throwable reason(Throwable thrown, TrackedConnection line) {
        if (thrown instanceof TimeoutException && !(thrown instanceof NotScheduled) && line.owesProof()) {
            return new ClassifiedFailure(new PathFailure.ProofOwed(limits.login()));
        }
        return thrown instanceof ClosedConnectionException
                ? line.login.lastWords().<Throwable>map(said -> said).orElse(thrown)
                : thrown;
    }

    private PathFailure failureOf(Throwable thrown, Optional<ClientTls> tls) {
        PathFailure plain = PathFailures.of(thrown, Phase.AUTH, limits.login());
        return tls.flatMap(own -> refusedByTls(thrown, plain, own)).orElse(plain);
    }

    /** With TLS 1.3 a server refuses the client's certificate after the handshake: an alert, or simply the end. */
    private static Optional<PathFailure> refusedByTls(Throwable thrown, PathFailure plain, ClientTls tls) {
        Optional<PathFailure> alert = TlsFailures.alerted(thrown, tls).map(failed -> failed);
        if (alert.isPresent() || tls.trust().refusal().isPresent()) {
            return alert.or(() -> tls.trust().refusal().map(refusal -> refusal));
        }
        return plain instanceof PathFailure.Closed && tls.identity().asked()
                ? Optional.of(TlsFailures.endedAfterCertificate())
                : Optional.empty();
    }

    private PgConnectOptions optionsFor(Candidate candidate, DatabaseUrl url, Optional<ClientTls> tls) {
        PgConnectOptions options = new Pinned(candidate)
                .setUser(url.effectiveUser())
                .setDatabase(url.effectiveDatabase())
                .setPassword(url.password().map(Secret::reveal).orElse(NO_PASSWORD))
                .setProperties(properties(url))
                .setSslMode(tls.isPresent() ? SslMode.REQUIRE : SslMode.DISABLE)
                .setCachePreparedStatements(false)
                .setReconnectAttempts(0);
        options.setConnectTimeout(Math.toIntExact(limits.connect().toMillis()));
        options.setHostnameVerificationAlgorithm("");
        tls.ifPresent(own -> own.applyTo(options));
        return options;
    }

    /** What goes into the startup packet; the URL's options as its own driver sends them. */
    private Map<String, String> properties(DatabaseUrl url) {
        Map<String, String> all = new HashMap<>(Map.of("application_name", name, "client_encoding", "UTF8"));
        url.options().ifPresent(options -> all.put("options", options.reveal()));
        return all;
    }

    /** Connects to the address that was looked at, while TLS still sends the host's name. */
    private static final class Pinned extends PgConnectOptions {
        private final SocketAddress address;

        Pinned(Candidate candidate) {
            this.address = candidate.address();
            setHost(candidate.endpoint().host());
            setPort(candidate.endpoint().port());
        }

        @Override
        public SocketAddress getSocketAddress() {
            return address;
        }
    }
}
