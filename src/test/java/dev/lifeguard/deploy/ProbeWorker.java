package dev.lifeguard.deploy;

import io.fabric8.kubernetes.api.model.Probe;
import java.util.Optional;

/** One probe of one start of a container: {@code pkg/kubelet/prober/worker.go} of Kubernetes, in virtual time. */
final class ProbeWorker {
    private final Probe spec;
    private long asksAt = -1;
    private long answersAt = -1;
    private boolean answer;
    private int run;
    private boolean last;
    private Optional<Boolean> result = Optional.empty();

    ProbeWorker(Probe spec) {
        this.spec = spec;
    }

    Probe spec() {
        return spec;
    }

    boolean succeeds() {
        return result.orElse(false);
    }

    boolean fails() {
        return result.isPresent() && !succeeds();
    }

    /** A tick: asks where a question is due, and takes the answer where one has come. */
    void ask(long now, boolean answersAtOnce, boolean says) {
        if (asksAt < 0) {
            asksAt = now;
        }
        if (answersAt < 0 && now >= asksAt) {
            asksAt += 1_000L * ProbeTimes.period(spec);
            answersAt = answersAtOnce ? now : now + 1_000L * ProbeTimes.timeout(spec);
            answer = answersAtOnce && says;
        }
        if (answersAt >= 0 && now >= answersAt) {
            answersAt = -1;
            take(answer);
        }
    }

    private void take(boolean success) {
        run = success == last ? run + 1 : 1;
        last = success;
        if (success || run >= ProbeTimes.threshold(spec)) {
            result = Optional.of(success);
        }
    }
}
