package dev.lifeguard.wiring;

import dev.lifeguard.watch.Scheduler;
import io.vertx.core.Vertx;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Time, the thread of the watch, and chance: what tests replace. */
final class TimeBeans {
    @Produces
    @Singleton
    InstantSource clock() {
        return InstantSource.system();
    }

    @Produces
    @Singleton
    Scheduler scheduler(Vertx vertx, InstantSource clock) {
        return new VertxScheduler(vertx, clock);
    }

    /** Made directly: finding one by name needs the service loader, which a native executable does without. */
    @Produces
    @Singleton
    RandomGenerator randomness() {
        return new SplittableRandom();
    }
}
