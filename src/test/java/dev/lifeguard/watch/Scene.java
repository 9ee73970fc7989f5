package dev.lifeguard.watch;

import dev.lifeguard.database.Target;
import dev.lifeguard.diagnosis.Diagnostician;
import dev.lifeguard.observation.Observation;
import dev.lifeguard.probe.ServerShare;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A watch of one target called {@code default} in virtual time, and what it was seen to do. */
final class Scene implements WatchListener {
    static final Cadence CADENCE =
            new Cadence(Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofSeconds(1), Duration.ofSeconds(3));
    static final Duration INSTANT = Duration.ofMillis(1);

    final ManualScheduler scheduler;
    final ScriptedProbe probe;
    final Watch watch;
    final List<Change> changes = new ArrayList<>();
    final List<Duration> changedAt = new ArrayList<>();
    final List<Observation> observed = new ArrayList<>();

    Scene() {
        this(7, PlainRules.diagnostician(), List.of());
    }

    Scene(long seed, Diagnostician rules, List<WatchListener> more) {
        this(seed, rules, more, CADENCE);
    }

    private Scene(long seed, Diagnostician rules, List<WatchListener> more, Cadence cadence) {
        scheduler = new ManualScheduler(seed);
        probe = new ScriptedProbe(scheduler);
        watch = new Watch(
                List.of(new Target(Target.DEFAULT_NAME, () -> PathObservations.URL, false)),
                List.of(target -> probe),
                rules,
                cadence,
                new ServerShare(0.01),
                scheduler,
                scheduler.random());
        more.forEach(watch::listen);
        watch.listen(this);
    }

    /** A watch that is started and has seen an answer. */
    static Scene healthy() {
        Scene scene = new Scene();
        scene.probeSees(PathObservations::answer);
        scene.watch.start();
        scene.scheduler.advanceMillis(10);
        return scene;
    }

    /** One that pings as often as that between its looks. */
    static Scene pinging(Duration ping) {
        return pinging(ping, CADENCE.interval());
    }

    static Scene pinging(Duration ping, Duration interval) {
        Cadence cadence = new Cadence(interval, ping, CADENCE.timeout(), CADENCE.connectTimeout());
        return new Scene(7, PlainRules.diagnostician(), List.of(), cadence);
    }

    void probeSees(Function<Instant, Observation> ending) {
        probe.answersAfter(INSTANT, ending);
    }

    TargetReport target() {
        return watch.report().get().targets().get(0);
    }

    Status status() {
        return target().status();
    }

    @Override
    public void observed(String target, Observation observation) {
        observed.add(observation);
    }

    @Override
    public void changed(Change change) {
        changes.add(change);
        changedAt.add(scheduler.elapsed());
    }
}
