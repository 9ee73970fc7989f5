package dev.lifeguard.cli;

import dev.lifeguard.config.ConfigurationException;
import dev.lifeguard.database.FailureReason;
import io.quarkus.runtime.QuarkusBindException;
import io.smallrye.config.ConfigValidationException;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** How the process ends once Quarkus has been asked to start: with the right code, and one sentence where it failed. */
public record ExitHandler(Command command) implements BiConsumer<Integer, @Nullable Throwable> {
    private static final Logger LOG = Logger.getLogger(ExitHandler.class);

    /** What libraries quote of a URL or of keywords in their messages. */
    private static final Pattern SECRET = Pattern.compile("(?<=://)\\S*(?=@)|(?i)(?<=password=)\\S+");

    /** Exit code of a sidecar that could not start. */
    static final int FAILED = 1;

    @Override
    public void accept(Integer code, @Nullable Throwable failure) {
        if (Termination.hasBegun()) {
            return;
        }
        if (failure != null) {
            String sentence = "lifeguard: " + sentence(failure);
            System.err.println(sentence);
            TerminationMessage.STANDARD.write(sentence);
            LOG.debug("stopped by a failure", failure);
            System.exit(code(failure));
        } else if (command.serves() && code == Termination.EXIT_CODE) {
            Termination.end();
        } else {
            System.exit(code);
        }
    }

    private int code(Throwable failure) {
        Throwable root = root(failure);
        boolean refused = root instanceof ConfigurationException || root instanceof ConfigValidationException;
        return refused || !command.serves() ? Exit.UNKNOWN.code() : FAILED;
    }

    /** Never the stack trace: it is at level DEBUG for those who write this program. */
    static String sentence(Throwable failure) {
        Throwable root = root(failure);
        if (isTakenPort(root)) {
            return "port " + port(root) + " is in use by another process;"
                    + " end that one, or choose another port with QUARKUS_HTTP_PORT";
        }
        if (root instanceof ConfigurationException refused) {
            return String.valueOf(refused.getMessage());
        }
        String message = root.getMessage() == null ? "" : ": " + root.getMessage();
        return "cannot go on, "
                + FailureReason.known(root).orElseGet(root.getClass()::getSimpleName)
                + SECRET.matcher(message).replaceAll("***");
    }

    /** Quarkus names it only on Java's own transport; Netty's native ones report the bare error of the system call. */
    private static boolean isTakenPort(Throwable root) {
        return root instanceof QuarkusBindException
                || String.valueOf(root.getMessage()).contains("Address already in use");
    }

    private static String port(Throwable root) {
        return root instanceof QuarkusBindException taken
                ? String.valueOf(taken.getPort())
                : ConfigProvider.getConfig()
                        .getOptionalValue("quarkus.http.port", String.class)
                        .orElse("for HTTP");
    }

    private static Throwable root(Throwable failure) {
        Throwable root = failure;
        for (int depth = 0; depth < 32 && root.getCause() != null; depth++) {
            root = root.getCause();
        }
        return root;
    }
}
