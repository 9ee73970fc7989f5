package dev.lifeguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real processes, which take milliseconds where a sidecar takes seconds. */
class SupervisorTest {
    /** Says that it was started, and as which process, and stays. */
    private static final String STAYS = "echo $$ >>starts; exec sleep 600";

    @TempDir
    private Path folder;

    private final List<String> log = new ArrayList<>();
    private final AtomicReference<Supervisor> supervisor = new AtomicReference<>();

    @Test
    void killedFiveTimesItIsStartedAnewFiveTimes() {
        Set<ProcessHandle> killed = new HashSet<>();

        int exit = run(STAYS, () -> {
            if (starts() == 6) {
                supervisor.get().end();
            } else {
                own().filter(killed::add).ifPresent(SupervisorTest::kill);
            }
            return true;
        });

        assertThat(exit).isZero();
        assertThat(starts()).isEqualTo(6);
        assertThat(log)
                .containsExactly(
                        "lifeguard: the sidecar ended with 137 and is started anew",
                        "lifeguard: the sidecar ended with 137 and is started anew in 1 s",
                        "lifeguard: the sidecar ended with 137 and is started anew in 2 s",
                        "lifeguard: the sidecar ended with 137 and is started anew in 4 s",
                        "lifeguard: the sidecar ended with 137 and is started anew in 4 s");
    }

    @Test
    void oneThatHangsIsKilledAndStartedAnew() {
        AtomicInteger asked = new AtomicInteger();

        int exit = run(STAYS, () -> {
            if (asked.incrementAndGet() > 3 && starts() >= 2) {
                supervisor.get().end();
            }
            return asked.get() == 1 || asked.get() > 3;
        });

        assertThat(exit).isZero();
        assertThat(starts()).isEqualTo(2);
        assertThat(log).contains("lifeguard: the sidecar does not answer and is killed");
    }

    @Test
    void oneSilenceIsForgiven() {
        AtomicInteger asked = new AtomicInteger();

        run(STAYS, () -> {
            if (asked.incrementAndGet() >= 6 && starts() >= 1) {
                supervisor.get().end();
            }
            return asked.get() % 2 == 1;
        });

        assertThat(starts()).isEqualTo(1);
    }

    @Test
    void oneThatTakesLongToStartIsNotKilledForIt() {
        AtomicInteger asked = new AtomicInteger();

        run(STAYS, () -> {
            if (asked.incrementAndGet() >= 20 && starts() >= 1) {
                supervisor.get().end();
            }
            return false;
        });

        assertThat(starts()).isEqualTo(1);
    }

    @Test
    void oneThatNeverAnsweredIsLeftToKubernetesWithItsExitCode() {
        assertThat(run("echo $$ >>starts; exit 3", () -> false)).isEqualTo(3);
        assertThat(starts()).isEqualTo(1);
        assertThat(log).isEmpty();
    }

    @Test
    void oneThatRefusesToStartAgainIsLeftToKubernetesToo() {
        int exit = run("echo $$ >>starts; [ $(wc -l <starts) = 1 ] || exit 3; exec sleep 600", () -> {
            own().filter(each -> starts() == 1).ifPresent(ProcessHandle::destroyForcibly);
            return starts() == 1;
        });

        assertThat(exit).isEqualTo(3);
        assertThat(starts()).isEqualTo(2);
    }

    @Test
    void itsEndIsTheirEnd() {
        String script = "trap 'echo asked to end >>starts; exit 0' TERM; echo $$ >>starts; while :; do :; done";

        int exit = run(script, TimeUnit.SECONDS, () -> {
            supervisor.get().end();
            return true;
        });

        assertThat(exit).isZero();
        assertThat(lines()).hasSize(2).endsWith("asked to end");
        assertThat(log).isEmpty();
    }

    @Test
    void whatHearsNoSignalIsEndedAllTheSame() {
        int exit = run("trap '' TERM; echo $$ >>starts; while :; do :; done", () -> {
            supervisor.get().end();
            return true;
        });

        assertThat(exit).isZero();
        assertThat(starts()).isEqualTo(1);
    }

    @Test
    void itsOwnProgramIsFoundAndAskedForSomethingElse() throws IOException {
        OwnProgram own = OwnProgram.read();

        assertThat(Path.of(own.command().get(0))).isExecutable();
        assertThat(new OwnProgram(List.of("/java", "-jar", "x.jar", "supervise")).asked("serve"))
                .containsExactly("/java", "-jar", "x.jar", "serve");
    }

    /** And waits for its end, so that it is not taken for one that hangs in the meantime. */
    private static void kill(ProcessHandle process) {
        process.destroyForcibly();
        process.onExit().join();
    }

    private int run(String script, BooleanSupplier answers) {
        return run(script, TimeUnit.MILLISECONDS, answers);
    }

    /** @param answers asked once the process has said that it was started */
    private int run(String script, TimeUnit unit, BooleanSupplier answers) {
        Supervisor own = new Supervisor(
                List.of("sh", "-c", "cd " + folder + "; " + script),
                () -> own().isPresent() && answers.getAsBoolean(),
                log::add,
                unit);
        supervisor.set(own);
        return own.run();
    }

    /** The one that was started last, once it said so. */
    private Optional<ProcessHandle> own() {
        List<String> lines = lines();
        return lines.isEmpty()
                ? Optional.empty()
                : ProcessHandle.of(Long.parseLong(lines.get(lines.size() - 1))).filter(ProcessHandle::isAlive);
    }

    private int starts() {
        return lines().size();
    }

    private List<String> lines() {
        try {
            Path starts = folder.resolve("starts");
            return Files.exists(starts) ? Files.readAllLines(starts) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
