package dev.lifeguard.wiring;

import dev.lifeguard.time.Scheduler;
import dev.lifeguard.time.Time;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Time, the thread of the watch, and chance: what tests replace. */
final class TimeBeans {
    @Singleton
    Time time(Vertx vertx) {
        return new VertxTime(vertx);
    }

    @Singleton
    Scheduler scheduler(Vertx vertx, Time time) {
        return new VertxScheduler(vertx, time);
    }

    /**
     * Made directly: finding one by name needs the service loader, which a native executable does without.
     * From any thread.
     */
    @Singleton
    RandomGenerator randomness() {
        SplittableRandom random = new SplittableRandom();
        return () -> {
            synchronized (random) {
                return random.nextLong();
            }
        };
    }
}
