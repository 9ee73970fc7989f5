package dev.lifeguard.cli;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * SIGTERM is how Kubernetes ends a sidecar every day, so it is a success: exit code 0, where the JVM and Quarkus would
 * say 143, and within {@link #GRACE} whatever still hangs.
 */
public final class Termination {
    /** What Quarkus reports for SIGTERM in a native executable, where it handles signals itself. */
    static final int EXIT_CODE = 128 + 15;

    static final Duration GRACE = Duration.ofMillis(1500);

    private static final Logger LOG = Logger.getLogger(Termination.class);

    private static volatile boolean begun;

    private Termination() {}

    /** Whether the process is ending on purpose, so that whatever fails now is of no interest. */
    static boolean hasBegun() {
        return begun;
    }

    /** From now on SIGTERM ends this process in order. Call it before Quarkus starts. */
    public static void endsInOrder() {
        onSignal(Termination::end);
    }

    /** @param end called on SIGTERM, instead of the end of this process */
    static void onSignal(Runnable end) {
        try {
            handle("TERM", end);
        } catch (ReflectiveOperationException unavailable) {
            // No such module, or java -Xrs: the operating system then ends the process by itself, with 143.
            LOG.debug("SIGTERM is not handled here", unavailable);
        }
    }

    /**
     * {@code sun.misc.Signal} is the only way to choose the exit code after a signal on the JVM. It is open to everyone
     * in the module {@code jdk.unsupported}; named directly, javac warns of it in every build.
     */
    private static void handle(String signal, Runnable end) throws ReflectiveOperationException {
        Class<?> type = Class.forName("sun.misc.Signal");
        Class<?> handler = Class.forName("sun.misc.SignalHandler");
        Object runsEnd =
                Proxy.newProxyInstance(handler.getClassLoader(), new Class<?>[] {handler}, (proxy, method, in) -> {
                    if (method.getDeclaringClass() == Object.class) {
                        return method.invoke(end, in);
                    }
                    end.run();
                    return null;
                });
        type.getMethod("handle", type, handler)
                .invoke(null, type.getConstructor(String.class).newInstance(signal), runsEnd);
    }

    static void end() {
        begun = true;
        Thread lastResort = new Thread(Termination::haltAfterGrace, "last-resort");
        lastResort.setDaemon(true);
        lastResort.start();
        System.exit(0);
    }

    private static void haltAfterGrace() {
        try {
            new CountDownLatch(1).await(GRACE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(0);
    }
}
