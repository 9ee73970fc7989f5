package dev.lifeguard.probe.path;

import dev.lifeguard.observation.PathFailure;
import dev.lifeguard.observation.Phase;
import dev.lifeguard.time.Stopwatch;
import dev.lifeguard.time.Time;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetSocket;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * Finds out who is at an address before anyone logs in: TCP, then PostgreSQL's SSLRequest, then the TLS handshake where
 * it is offered. A server answers an SSLRequest before it gives the connection a slot, so this works on a full one, and
 * whoever stays silent or speaks another protocol costs one closed socket.
 *
 * <p>The handshake is done even where the URL does not want TLS: a server that offered it and sees the connection end
 * instead writes a line into its log.
 *
 * @see <a href="https://www.postgresql.org/docs/current/protocol-flow.html#PROTOCOL-FLOW-SSL">SSL session encryption</a>
 */
record Preflight(Vertx vertx, Time time, PathLimits limits) {
    private static final int SSL_REQUEST = 80_877_103;
    private static final int SSL_REQUEST_LENGTH = 8;
    private static final int LONGEST_QUOTE = 48;

    /** Always ends within its limits, and always with everything closed. Fails with a {@link ClassifiedFailure}. */
    Future<PreflightResult> greet(Candidate candidate, ClientTls tls, boolean direct) {
        Function<NetClientOptions, Future<PreflightResult>> greeting =
                options -> direct ? greetDirectly(candidate, tls, options) : greet(candidate, tls, options);
        return greeting.apply(options(limits)).compose(new LargePackets(time, limits, greeting)::explain);
    }

    private Future<PreflightResult> greet(Candidate candidate, ClientTls tls, NetClientOptions options) {
        NetClient client = vertx.createNetClient(tls.applyTo(options));
        Stopwatch connecting = time.stopwatch();
        return connect(client, candidate, connecting)
                .compose(socket -> converse(socket, connecting.elapsed(), tls))
                .onComplete(done -> client.close());
    }

    private Future<NetSocket> connect(NetClient client, Candidate candidate, Stopwatch connecting) {
        return TimeLimit.on(time, client.connect(candidate.address()), limits.connect())
                .recover(thrown -> refuse(
                        FirewallReject.in(thrown, connecting.elapsed(), candidate.numeric()),
                        Phase.TCP,
                        limits.connect()));
    }

    static NetClientOptions options(PathLimits limits) {
        return new NetClientOptions()
                .setConnectTimeout(Math.toIntExact(limits.connect().toMillis()))
                .setHostnameVerificationAlgorithm("");
    }

    private Future<PreflightResult> converse(NetSocket socket, Duration tcp, ClientTls tls) {
        Stopwatch asking = time.stopwatch();
        return TimeLimit.on(time, ask(socket), limits.answer())
                .recover(thrown -> refuse(thrown, Phase.TLS, limits.answer()))
                .compose(Preflight::understand)
                .compose(offersTls -> offersTls
                        ? shakeHands(socket, tls)
                                .map(failure -> new PreflightResult(
                                        tcp,
                                        true,
                                        asking.elapsed(),
                                        failure,
                                        tls.trust().certificate()))
                        : Future.succeededFuture(
                                new PreflightResult(tcp, false, asking.elapsed(), Optional.empty(), Optional.empty())));
    }

    /** A connection that only shows whether the port is open, then one with TLS from its first byte. */
    private Future<PreflightResult> greetDirectly(Candidate candidate, ClientTls tls, NetClientOptions options) {
        NetClient plain = vertx.createNetClient(new NetClientOptions(options));
        Stopwatch connecting = time.stopwatch();
        return connect(plain, candidate, connecting)
                .map(socket -> connecting.elapsed())
                .onComplete(done -> plain.close())
                .compose(tcp -> encrypt(candidate, tls, tcp, options));
    }

    private Future<PreflightResult> encrypt(
            Candidate candidate, ClientTls tls, Duration tcp, NetClientOptions options) {
        NetClient client = vertx.createNetClient(tls.applyTo(DirectTls.offering(options)));
        return TimeLimit.on(time, client.connect(candidate.address()), limits.connect())
                .map(DirectTls::unconfirmed)
                .recover(thrown -> notTaken(candidate, handshakeFailure(thrown, tls)))
                .map(failure -> new PreflightResult(
                        tcp, true, Duration.ZERO, failure, tls.trust().certificate()))
                .onComplete(done -> client.close());
    }

    /** Tells a server that does not know TLS from the first byte from one that does and refused: by asking as usual. */
    private Future<Optional<PathFailure>> notTaken(Candidate candidate, PathFailure failure) {
        if (!DirectTls.isHungUp(failure)) {
            return Future.succeededFuture(Optional.of(failure));
        }
        NetClient client = vertx.createNetClient(options(limits));
        return TimeLimit.on(time, client.connect(candidate.address()), limits.connect())
                .compose(socket -> TimeLimit.on(time, ask(socket), limits.answer()))
                .compose(Preflight::understand)
                .map(answered -> Optional.of(DirectTls.notTaken()))
                .recover(thrown -> Future.succeededFuture(Optional.of(failure)))
                .onComplete(done -> client.close());
    }

    private static Future<Buffer> ask(NetSocket socket) {
        Promise<Buffer> answer = Promise.promise();
        Buffer heard = Buffer.buffer();
        socket.handler(piece -> {
            if (answer.future().isComplete()) {
                return; // what comes after it is of no interest, and may be without end
            }
            heard.appendBuffer(piece);
            if (!ServerErrors.isCutShort(heard)) {
                answer.tryComplete(heard);
            }
        });
        socket.exceptionHandler(answer::tryFail);
        socket.closeHandler(end -> hangUp(answer, heard));
        socket.write(Buffer.buffer().appendInt(SSL_REQUEST_LENGTH).appendInt(SSL_REQUEST));
        return answer.future();
    }

    private static void hangUp(Promise<Buffer> answer, Buffer heard) {
        if (heard.length() == 0) {
            answer.tryFail(new ClosedChannelException());
        } else {
            answer.tryComplete(heard);
        }
    }

    /** One byte, S or N. Anything longer is somebody else's greeting, whatever its first letter. */
    private static Future<Boolean> understand(Buffer answer) {
        if (answer.length() == 1 && (answer.getByte(0) == 'S' || answer.getByte(0) == 'N')) {
            return Future.succeededFuture(answer.getByte(0) == 'S');
        }
        PathFailure failure = ServerErrors.parse(answer)
                .<PathFailure>map(error -> new PathFailure.ServerSaid(Phase.AUTH, error))
                .orElseGet(() -> new PathFailure.NotPostgres(printable(answer)));
        return Future.failedFuture(new ClassifiedFailure(failure));
    }

    private Future<Optional<PathFailure>> shakeHands(NetSocket socket, ClientTls tls) {
        return TimeLimit.on(time, socket.upgradeToSsl(), limits.connect())
                .map(Optional.<PathFailure>empty())
                .recover(thrown -> Future.succeededFuture(Optional.of(handshakeFailure(thrown, tls))));
    }

    private PathFailure handshakeFailure(Throwable thrown, ClientTls tls) {
        PathFailure plain = PathFailures.of(thrown, Phase.TLS, limits.connect());
        return plain instanceof PathFailure.Silent || plain instanceof PathFailure.NotScheduled
                ? plain
                : TlsFailures.of(thrown, tls);
    }

    private static <T> Future<T> refuse(Throwable thrown, Phase phase, Duration limit) {
        return Future.failedFuture(new ClassifiedFailure(PathFailures.of(thrown, phase, limit)));
    }

    private static String printable(Buffer answer) {
        String text = answer.getString(0, Math.min(answer.length(), LONGEST_QUOTE), StandardCharsets.ISO_8859_1.name());
        return text.replaceAll("[^\\x20-\\x7e]+", " ").trim();
    }
}
