package dev.lifeguard.cli;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a sidecar running that once did. Asked every three seconds and silent for three, twice in a row, it is killed; it
 * is started anew at once, and from the second time on after 1, 2 and 4 seconds. So its port is silent for 2 × (3 + 3) + 4
 * = 16 seconds and its own start at most, which is less than any probe of the manifests waits.
 *
 * <p>One that has never answered is left to Kubernetes, with its exit code: nobody would see why it cannot start.
 */
public final class Supervisor {
    static final int TIMEOUT_SECONDS = 3;
    private static final int PERIOD_SECONDS = 3;
    private static final int SILENT_TWICE = 2;
    private static final int LONGEST_PAUSE_SECONDS = 4;

    /** Until it hears nothing for so long on SIGTERM; the sidecar itself takes one and a half at most. */
    private static final int LAST_SECONDS = 3;

    /** Answers in a row, ten minutes of them, after which earlier ends count no more. */
    private static final int FORGIVEN = 200;

    /** How long nothing may answer, but for the time that a start takes. */
    public static final int LONGEST_SILENCE_SECONDS =
            SILENT_TWICE * (PERIOD_SECONDS + TIMEOUT_SECONDS) + LONGEST_PAUSE_SECONDS;

    private final List<String> command;
    private final BooleanSupplier answers;
    private final Consumer<String> log;
    private final TimeUnit unit;
    private final CountDownLatch ending = new CountDownLatch(1);
    private @Nullable Process sidecar;
    private boolean served;
    private int pause;

    /**
     * @param command what starts it
     * @param answers asks its port; returns within {@link #TIMEOUT_SECONDS}
     * @param log told each end in a sentence
     * @param unit of all its times: seconds, but in tests
     */
    Supervisor(List<String> command, BooleanSupplier answers, Consumer<String> log, TimeUnit unit) {
        this.command = command;
        this.answers = answers;
        this.log = log;
        this.unit = unit;
    }

    /** Until {@link #end} is called or it cannot start; returns the exit code. */
    int run() {
        try {
            while (true) {
                Process process = start();
                int answered = watch(process);
                int exit = process.waitFor();
                served |= answered > 0;
                if (isEnding()) {
                    return 0;
                }
                if (!served || (answered == 0 && !isBySignal(exit))) {
                    return exit;
                }
                pause = answered > FORGIVEN ? 0 : pause;
                log.accept("lifeguard: the sidecar ended with " + exit + " and is started anew"
                        + (pause == 0 ? "" : " in " + pause + " s"));
                if (ending.await(pause, unit)) {
                    return 0;
                }
                pause = pause == 0 ? 1 : Math.min(2 * pause, LONGEST_PAUSE_SECONDS);
            }
        } catch (IOException impossible) {
            log.accept("lifeguard: " + impossible.getMessage());
            return ExitHandler.FAILED;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitHandler.FAILED;
        }
    }

    private synchronized Process start() throws IOException {
        Process process = new ProcessBuilder(command).inheritIO().start();
        sidecar = process;
        if (isEnding()) {
            process.destroy();
        }
        return process;
    }

    /** Until it ends, or is killed for its silence; how often it answered. */
    private int watch(Process process) throws InterruptedException {
        int answered = 0;
        int silent = 0;
        while (!process.waitFor(PERIOD_SECONDS, unit)) {
            if (isEnding()) {
                if (!process.waitFor(LAST_SECONDS, unit)) {
                    process.destroyForcibly();
                }
            } else if (answers.getAsBoolean()) {
                answered++;
                silent = 0;
            } else if (answered > 0 && ++silent == SILENT_TWICE) {
                log.accept("lifeguard: the sidecar does not answer and is killed");
                process.destroyForcibly();
            }
        }
        return answered;
    }

    /** From any thread: SIGTERM to it, and no other one is started. */
    synchronized void end() {
        ending.countDown();
        if (sidecar != null) {
            sidecar.destroy();
        }
    }

    private boolean isEnding() {
        return ending.getCount() == 0;
    }

    /** As a shell says it, and Java. */
    private static boolean isBySignal(int exit) {
        return exit > 128;
    }
}
