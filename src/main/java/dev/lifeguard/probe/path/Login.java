package dev.lifeguard.probe.path;

import dev.lifeguard.observation.PathFailure;
import dev.lifeguard.observation.Phase;
import dev.lifeguard.target.DatabaseUrl;
import dev.lifeguard.target.Secret;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.SocketAddress;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import io.vertx.pgclient.SslMode;
import io.vertx.pgclient.spi.PgDriver;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.spi.ConnectionFactory;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Logs in with the reactive PostgreSQL client. Each login has a connection factory of its own, since closing that is the
 * one way to take back a socket whose server never finishes the login.
 */
final class Login {
    private final Vertx vertx;
    private final Context context;
    private final PathLimits limits;

    Login(Vertx vertx, Context context, PathLimits limits) {
        this.vertx = vertx;
        this.context = context;
        this.limits = limits;
    }

    /** Call on the probe's context. Fails with a {@link Refusal}, and then leaves nothing open. */
    Future<Session> enter(Candidate candidate, DatabaseUrl url, Optional<ClientTls> tls) {
        ConnectionFactory factory = PgDriver.INSTANCE.createConnectionFactory(vertx, optionsFor(candidate, url, tls));
        return factory.connect(context)
                .timeout(limits.connect().toMillis(), TimeUnit.MILLISECONDS)
                .map(connection -> sessionOf(connection, factory))
                .recover(thrown -> Session.hangUp(factory)
                        .compose(closed -> Future.failedFuture(new Refusal(failureOf(thrown, tls)))));
    }

    private Session sessionOf(SqlConnection connection, ConnectionFactory factory) {
        return new Session(vertx, (PgConnection) connection, factory, limits);
    }

    private PathFailure failureOf(Throwable thrown, Optional<ClientTls> tls) {
        PathFailure plain = PathFailures.of(thrown, Phase.AUTH, limits.connect());
        return tls.flatMap(own -> refusedByTls(thrown, plain, own)).orElse(plain);
    }

    /** With TLS 1.3 a server refuses the client's certificate after the handshake: an alert, or simply the end. */
    private static Optional<PathFailure> refusedByTls(Throwable thrown, PathFailure plain, ClientTls tls) {
        Optional<PathFailure> alert = TlsFailures.alerted(thrown, tls).map(failed -> failed);
        if (alert.isPresent() || tls.refusal().isPresent()) {
            return alert.or(() -> tls.refusal().map(refusal -> refusal));
        }
        return plain instanceof PathFailure.Closed && tls.clientCertificateAsked()
                ? Optional.of(TlsFailures.endedAfterCertificate())
                : Optional.empty();
    }

    private PgConnectOptions optionsFor(Candidate candidate, DatabaseUrl url, Optional<ClientTls> tls) {
        PgConnectOptions options = new Pinned(candidate)
                .setUser(url.effectiveUser())
                .setDatabase(url.effectiveDatabase())
                .setPassword(url.password().map(Secret::reveal).orElse(""))
                .setProperties(Map.of("application_name", "lifeguard", "client_encoding", "UTF8"))
                .setSslMode(tls.isPresent() ? SslMode.REQUIRE : SslMode.DISABLE)
                .setCachePreparedStatements(false)
                .setReconnectAttempts(0);
        options.setConnectTimeout(Math.toIntExact(limits.connect().toMillis()));
        options.setHostnameVerificationAlgorithm("");
        tls.ifPresent(own -> own.applyTo(options));
        return options;
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
