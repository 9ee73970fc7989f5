package dev.lifeguard.deploy;

import io.fabric8.kubernetes.api.model.Probe;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.LongPredicate;

/** A container that does what a {@link ContainerScript} says. */
final class ScriptedContainer implements ContainerRuntime {
    private static final long SIGTERM_TAKES = 200;
    private static final int LIFEGUARD = 9432;

    private final ContainerScript script;
    private ScriptedContainer sidecar = this;
    private long runsSince = -1;
    private boolean frozen;
    private long endsAt = -1;

    ScriptedContainer(ContainerScript script) {
        this.script = script;
    }

    /** Whom a probe reaches that goes to the sidecar's port. */
    void beside(ScriptedContainer other) {
        sidecar = other;
    }

    @Override
    public void start(long now) {
        runsSince = now;
        frozen = false;
        endsAt = -1;
    }

    @Override
    public OptionalInt exited(long now) {
        frozen |= script.freezesAt().contains(now);
        boolean done = script.endsAfter() >= 0 && now - runsSince >= script.endsAfter();
        if (done || endsAt >= 0 && now >= endsAt || script.diesAt().contains(now)) {
            runsSince = -1;
            return OptionalInt.of(done ? 0 : 137);
        }
        return OptionalInt.empty();
    }

    @Override
    public void stop(long now) {
        if (!frozen) {
            endsAt = now + SIGTERM_TAKES;
        }
    }

    @Override
    public void kill(long now) {
        endsAt = now;
    }

    @Override
    public ProbeAnswer ask(Probe probe, long now) {
        if (probe.getExec() != null) {
            boolean failsOpen = probe.getExec().getCommand().contains("--fail-open");
            return ProbeAnswer.of(answers(now) ? says(probe, now) : failsOpen, "");
        }
        ScriptedContainer asked = asksUs(probe) ? sidecar : this;
        return asked.frozen && asked.runsSince >= 0
                ? later -> Optional.empty()
                : ProbeAnswer.of(asked.answers(now) && asked.says(probe, now), "");
    }

    private boolean answers(long now) {
        return runsSince >= 0 && !frozen && now - runsSince >= script.answersAfter();
    }

    private boolean says(Probe probe, long now) {
        String question = probe.getExec() != null
                ? String.join(" ", probe.getExec().getCommand())
                : String.valueOf(probe.getHttpGet().getPath());
        LongPredicate said = question.contains("live")
                ? at -> true
                : question.contains("started") ? script.started() : script.ready();
        return said.test(now);
    }

    private static boolean asksUs(Probe probe) {
        return probe.getHttpGet() != null
                && Integer.valueOf(LIFEGUARD)
                        .equals(probe.getHttpGet().getPort().getIntVal());
    }

    @Override
    public String lastWords() {
        return "";
    }
}
