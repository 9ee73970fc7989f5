package dev.lifeguard.deploy;

import io.fabric8.kubernetes.api.model.Probe;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** One probe of one start of a container: {@code pkg/kubelet/prober/worker.go} of Kubernetes. */
final class ProbeWorker {
    private final Probe spec;
    private final BiFunction<Probe, Long, ProbeAnswer> container;
    private final Consumer<String> failures;
    private long asksAt = -1;
    private long givesUpAt = -1;
    private Optional<ProbeAnswer> pending = Optional.empty();
    private int run;
    private boolean last;
    private Optional<Boolean> result = Optional.empty();

    /** @param failures told the output of each answer that was no success */
    ProbeWorker(Probe spec, BiFunction<Probe, Long, ProbeAnswer> container, Consumer<String> failures) {
        this.spec = spec;
        this.container = container;
        this.failures = failures;
    }

    boolean succeeds() {
        return result.orElse(false);
    }

    boolean fails() {
        return result.isPresent() && !succeeds();
    }

    /** Asks where a question is due, and takes the answer where one has come, or none in time. */
    void tick(long now) {
        if (pending.isEmpty() && now >= asksAt) {
            asksAt = Math.max(asksAt, now) + 1_000L * ProbeTimes.period(spec);
            givesUpAt = now + 1_000L * ProbeTimes.timeout(spec);
            pending = Optional.of(container.apply(spec, now));
        }
        Optional<ProbeAnswer.Result> answer = pending.flatMap(each -> each.at(now));
        if (answer.isPresent()) {
            take(answer.get());
        } else if (pending.isPresent() && now >= givesUpAt) {
            take(new ProbeAnswer.Result(false, "no answer within " + ProbeTimes.timeout(spec) + " s"));
        }
    }

    private void take(ProbeAnswer.Result answer) {
        pending = Optional.empty();
        boolean success = answer.success();
        if (!success) {
            failures.accept(answer.output());
        }
        run = success == last ? run + 1 : 1;
        last = success;
        if (success || run >= ProbeTimes.threshold(spec)) {
            result = Optional.of(success);
        }
    }
}
