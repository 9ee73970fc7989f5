package dev.lifeguard.probe.path;

import dev.lifeguard.database.DatabaseUrl;
import dev.lifeguard.database.SslMode;
import dev.lifeguard.observation.CertificateFacts;
import dev.lifeguard.observation.PathFailure;
import dev.lifeguard.observation.Phase;
import dev.lifeguard.observation.Timings;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One address, from the first packet to an answered query, with TLS as the URL's {@code sslmode} wants it. Remembers what
 * it learned on the way, also when it fails.
 */
final class AddressAttempt {
    private final Candidate candidate;
    private final DatabaseUrl url;
    private final ClientTls.Material material;
    private final EndpointScan.Steps steps;
    private final Map<Phase, Duration> measured = new EnumMap<>(Phase.class);
    private Optional<CertificateFacts> certificate = Optional.empty();
    private boolean offersTls;

    AddressAttempt(Candidate candidate, DatabaseUrl url, ClientTls.Material material, EndpointScan.Steps steps) {
        this.candidate = candidate;
        this.url = url;
        this.material = material;
        this.steps = steps;
    }

    Timings timings() {
        return Timings.fresh(measured);
    }

    Optional<CertificateFacts> certificate() {
        return certificate;
    }

    /** Fails with a {@link ClassifiedFailure}; then nothing is left open. */
    Future<Connected> arrive() {
        return steps.preflight()
                .greet(candidate, material.handshakeWith(candidate.endpoint().host()), isDirect())
                .map(this::remember)
                .compose(this::enter)
                .compose(this::firstQuery);
    }

    /** The login itself asks for TLS in the usual way, which a server that takes it directly takes too. */
    private boolean isDirect() {
        return url.tls().direct() && !candidate.endpoint().isUnixSocket();
    }

    private PreflightResult remember(PreflightResult greeting) {
        offersTls = greeting.offersTls();
        certificate = greeting.certificate();
        measured.put(Phase.TCP, greeting.tcp());
        if (greeting.offersTls() && greeting.handshake().isEmpty() && !isDirect()) {
            measured.put(Phase.TLS, greeting.tls());
        }
        return greeting;
    }

    private Future<Session> enter(PreflightResult greeting) {
        SslMode mode = url.tls().mode();
        if (mode.requiresTls() && !candidate.endpoint().isUnixSocket()) {
            return greeting.offersTls()
                    ? refused(greeting).orElseGet(this::enterEncrypted)
                    : Future.failedFuture(new ClassifiedFailure(new PathFailure.TlsRefused()));
        }
        if (mode == SslMode.PREFER && isSilent(greeting)) {
            return refused(greeting).orElseGet(this::enterPlain);
        }
        if (mode == SslMode.PREFER
                && greeting.offersTls()
                && greeting.handshake().isEmpty()) {
            return enterEncrypted().recover(thrown -> otherwise(thrown, this::enterPlain));
        }
        if (mode == SslMode.ALLOW && greeting.offersTls()) {
            return enterPlain().recover(thrown -> otherwise(thrown, this::enterEncrypted));
        }
        return enterPlain();
    }

    /** A driver waits for the handshake that it began; it falls back to plain text only where that is refused. */
    private static boolean isSilent(PreflightResult greeting) {
        return greeting.handshake()
                .filter(failure ->
                        failure instanceof PathFailure.Silent || failure instanceof PathFailure.LargePacketsLost)
                .isPresent();
    }

    /** As libpq and asyncpg do: where nobody is let in this way, the other is tried; the answer that got further counts. */
    private static Future<Session> otherwise(Throwable first, Supplier<Future<Session>> other) {
        if (!(first instanceof ClassifiedFailure refusal) || !notAdmitted(refusal.failure())) {
            return Future.failedFuture(first);
        }
        return other.get()
                .recover(second -> Future.failedFuture(
                        second instanceof ClassifiedFailure last && notAdmitted(last.failure()) ? first : second));
    }

    /** Whether pg_hba.conf, or what stands for it, decided: SQLSTATE 28000. */
    static boolean notAdmitted(PathFailure failure) {
        return failure instanceof PathFailure.ServerSaid said && said.error().is("28000");
    }

    private static Optional<Future<Session>> refused(PreflightResult greeting) {
        return greeting.handshake().map(failure -> Future.failedFuture(new ClassifiedFailure(failure)));
    }

    /**
     * Whether a login that was not admitted in plain text gets further with TLS: tells a server that demands TLS from one
     * that has no entry at all. Empty where it was no such failure, or there is no TLS to try.
     */
    Future<Optional<Boolean>> wouldTlsHelp(PathFailure failure, ClientTls.Material permissive) {
        if (!notAdmitted(failure) || !offersTls || url.tls().mode() != SslMode.DISABLE) {
            return Future.succeededFuture(Optional.empty());
        }
        return steps.login()
                .enter(
                        candidate,
                        url,
                        Optional.of(
                                permissive.handshakeWith(candidate.endpoint().host())))
                .compose(session -> session.close().map(Optional.of(true)))
                .recover(thrown -> Future.succeededFuture(Optional.of(thrown instanceof ClassifiedFailure refusal
                        && refusal.failure().phase() == Phase.AUTH
                        && !notAdmitted(refusal.failure()))));
    }

    private Future<Session> enterEncrypted() {
        return timedLogin(
                Optional.of(material.handshakeWith(candidate.endpoint().host())));
    }

    private Future<Session> enterPlain() {
        return timedLogin(Optional.empty());
    }

    /** The time of the handshake is the pre-flight's: the client, which shakes hands once more, times its login alone. */
    private Future<Session> timedLogin(Optional<ClientTls> tls) {
        return steps.login().enter(candidate, url, tls).onSuccess(session -> {
            if (tls.isEmpty()) {
                measured.remove(Phase.TLS);
            }
            measured.put(Phase.AUTH, session.login());
        });
    }

    private Future<Connected> firstQuery(Session session) {
        return session.first(steps.limits())
                .map(pong -> {
                    measured.put(Phase.QUERY, pong.took());
                    return new Connected(session, timings(), pong.facts(), pong.took(), certificate);
                })
                .recover(thrown -> session.close()
                        .compose(closed -> Future.failedFuture(new ClassifiedFailure(PathFailures.of(
                                thrown, Phase.QUERY, steps.limits().answer())))));
    }
}
