package dev.lifeguard.probe.path;

import dev.lifeguard.database.FailureReason;
import dev.lifeguard.observation.NameAnswer;
import dev.lifeguard.observation.PathFailure;
import dev.lifeguard.observation.Phase;
import io.netty.channel.ConnectTimeoutException;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the JDK, Netty and the PostgreSQL client throw, turned into facts. The only place that knows their exceptions. */
final class PathFailures {
    /** Vert.x' decoder for an AuthenticationRequest it has no answer to. */
    private static final Pattern UNSUPPORTED = Pattern.compile("Authentication type (\\d+) is not supported");

    private PathFailures() {}

    /**
     * @param phase what was being done
     * @param limit how long it was given
     */
    static PathFailure of(Throwable thrown, Phase phase, Duration limit) {
        for (Throwable each = thrown; each != null; each = each.getCause()) {
            Optional<PathFailure> known = known(each, phase, limit);
            if (known.isPresent()) {
                return known.get();
            }
        }
        return new PathFailure.Unexplained(phase, FailureReason.of(thrown));
    }

    private static Optional<PathFailure> known(Throwable thrown, Phase phase, Duration limit) {
        if (thrown instanceof ClassifiedFailure refusal) {
            return Optional.of(refusal.failure());
        }
        if (thrown instanceof PgException refused) {
            return Optional.of(new PathFailure.ServerSaid(phase, ServerErrors.of(refused)));
        }
        if (thrown instanceof NotScheduled own) {
            return Optional.of(new PathFailure.NotScheduled(phase, own.absent(), own.waited()));
        }
        if (thrown instanceof TimeoutException || thrown instanceof ConnectTimeoutException) {
            return Optional.of(new PathFailure.Silent(phase, limit, 1));
        }
        if (thrown instanceof UnknownHostException unknown) {
            return Optional.of(new PathFailure.NameUnknown(hostOf(unknown), answerIn(unknown)));
        }
        if (thrown instanceof ClosedConnectionException || thrown instanceof ClosedChannelException) {
            return Optional.of(new PathFailure.Closed(phase, false));
        }
        if (thrown instanceof IOException network) {
            return network(network, phase, limit);
        }
        return unsupportedMethod(thrown);
    }

    private static Optional<PathFailure> network(IOException thrown, Phase phase, Duration limit) {
        String text = String.valueOf(thrown.getMessage()).toLowerCase(Locale.ROOT);
        if (thrown instanceof NoRouteToHostException || text.contains("unreachable")) {
            return Optional.of(new PathFailure.Unreachable("no route to host"));
        }
        if (thrown instanceof BindException && text.contains("permission denied")) {
            return Optional.of(new PathFailure.Unreachable("not permitted"));
        }
        if (thrown instanceof ConnectException && text.contains("timed out")) {
            return Optional.of(new PathFailure.Silent(phase, limit, 1));
        }
        if (thrown instanceof ConnectException || text.contains("connection refused")) {
            return Optional.of(new PathFailure.Refused());
        }
        if (text.contains("reset") || text.contains("broken pipe")) {
            return Optional.of(new PathFailure.Closed(phase, true));
        }
        return Optional.empty();
    }

    private static Optional<PathFailure> unsupportedMethod(Throwable thrown) {
        Matcher matcher = UNSUPPORTED.matcher(String.valueOf(thrown.getMessage()));
        return matcher.find()
                ? Optional.of(new PathFailure.MethodUnsupported(methodOf(matcher.group(1))))
                : Optional.empty();
    }

    /** Codes of AuthenticationRequest: https://www.postgresql.org/docs/current/protocol-message-formats.html */
    private static String methodOf(String code) {
        return switch (code) {
            case "2" -> "Kerberos V5";
            case "6" -> "SCM credentials";
            case "7", "8" -> "GSSAPI";
            case "9" -> "SSPI";
            case "10" -> "SASL";
            default -> "authentication type " + code;
        };
    }

    /**
     * Read from the words of getaddrinfo(3), where they are the C library's own; a name whose failure the JDK remembers comes without.
     *
     * @see <a href="https://man7.org/linux/man-pages/man3/gai_strerror.3.html">gai_strerror(3)</a>
     */
    private static NameAnswer answerIn(UnknownHostException unknown) {
        String text = String.valueOf(unknown.getMessage()).toLowerCase(Locale.ROOT);
        if (text.contains("temporary failure") || text.contains("try again")) {
            return NameAnswer.UNUSABLE;
        }
        return text.contains("name or service not known") || text.contains("name does not resolve")
                ? NameAnswer.ABSENT
                : NameAnswer.UNTOLD;
    }

    /** The JDK's text is "name: reason" or the name alone. */
    private static String hostOf(UnknownHostException unknown) {
        String text = String.valueOf(unknown.getMessage());
        int colon = text.indexOf(": ");
        return colon < 0 ? text : text.substring(0, colon);
    }
}
