package dev.lifeguard.watch;

import dev.lifeguard.observation.Observation;
import dev.lifeguard.probe.Probe;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** A probe that does what it is told, in virtual time, and remembers when it was asked. */
final class ScriptedProbe implements Probe {
    private final ManualScheduler scheduler;
    private final List<Instant> looks = new ArrayList<>();
    private final List<Instant> pings = new ArrayList<>();
    private Supplier<Uni<Observation>> way = () -> Uni.createFrom().nothing();
    private Runnable pinging = () -> {};
    private Supplier<Uni<Void>> closing = () -> Uni.createFrom().voidItem();
    private Runnable alarm = () -> {};
    private Optional<Duration> interval = Optional.empty();
    private int running;
    private int mostAtOnce;
    private int closed;

    ScriptedProbe(ManualScheduler scheduler) {
        this.scheduler = scheduler;
    }

    /** From now on a look takes this long and ends in what is made of the time it ended. */
    void answersAfter(Duration time, Function<Instant, Observation> ending) {
        way = () -> Uni.createFrom().emitter(emitter -> {
            running++;
            mostAtOnce = Math.max(mostAtOnce, running);
            scheduler.after(time, () -> {
                running--;
                emitter.complete(ending.apply(scheduler.now()));
            });
        });
    }

    void behaves(Supplier<Uni<Observation>> other) {
        way = other;
    }

    /** Each ping does this from now on. */
    void pingsLike(Runnable other) {
        pinging = other;
    }

    void looksEvery(Duration pace) {
        interval = Optional.of(pace);
    }

    void closesLike(Supplier<Uni<Void>> other) {
        closing = other;
    }

    void alarms() {
        alarm.run();
    }

    List<Instant> looks() {
        return looks;
    }

    List<Instant> pings() {
        return pings;
    }

    int mostAtOnce() {
        return mostAtOnce;
    }

    int closed() {
        return closed;
    }

    @Override
    public String name() {
        return "path";
    }

    @Override
    public Uni<Observation> look() {
        looks.add(scheduler.now());
        return way.get();
    }

    @Override
    public void ping() {
        pings.add(scheduler.now());
        pinging.run();
    }

    @Override
    public Optional<Duration> interval() {
        return interval;
    }

    @Override
    public void onAlarm(Runnable listener) {
        alarm = listener;
    }

    @Override
    public Uni<Void> close() {
        closed++;
        return closing.get();
    }
}
