package dev.lifeguard.probe.path;

import dev.lifeguard.observation.PathFailure;
import dev.lifeguard.time.Time;
import io.vertx.core.Future;
import io.vertx.core.net.NetClientOptions;
import java.util.function.Function;

/**
 * Why a server answers the SSLRequest, one byte, or accepts a connection that begins with TLS, and is silent in the
 * handshake, whose certificates fill whole packets: itself, or a path that drops what is larger than one of its links
 * without saying so. A connection with a small receive window makes the server send small packets. Where that works and the
 * usual size is silent once more, it is the path; a server that was held up for a moment answers the usual size by then.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc2923">TCP Problems with Path MTU Discovery</a>
 */
record LargePackets(Time time, PathLimits limits, Function<NetClientOptions, Future<PreflightResult>> greeting) {
    /** The kernel makes the least it allows of it, a window of about a kilobyte, of which a sender uses half at a time. */
    static final int WINDOW = 1_024;

    /** The same result, or another reason for its silence. Takes at most two limits for connecting more. */
    Future<PreflightResult> explain(PreflightResult usual) {
        if (!isSilent(usual)) {
            return Future.succeededFuture(usual);
        }
        return again(Preflight.options(limits).setReceiveBufferSize(WINDOW), usual)
                .compose(small -> isSilent(small)
                        ? Future.succeededFuture(usual)
                        : again(Preflight.options(limits), usual)
                                .map(last -> isSilent(last)
                                        ? last.failing(new PathFailure.LargePacketsLost(limits.connect(), WINDOW / 2))
                                        : last));
    }

    /** What does not end, or not with an answer, is as silent as before. */
    private Future<PreflightResult> again(NetClientOptions options, PreflightResult before) {
        return TimeLimit.on(time, greeting.apply(options), limits.connect()).otherwise(before);
    }

    private static boolean isSilent(PreflightResult result) {
        return result.handshake().filter(PathFailure.Silent.class::isInstance).isPresent();
    }
}
