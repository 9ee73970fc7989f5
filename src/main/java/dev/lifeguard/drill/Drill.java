package dev.lifeguard.drill;

import dev.lifeguard.time.Stopwatch;
import dev.lifeguard.time.Time;
import dev.lifeguard.time.Timer;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/**
 * One run: a few requests alone, then as many users as the plan has at once, each sending its next request when the last
 * has ended, until all are sent or time is up. Everything happens on one event loop.
 *
 * @param progress hears how many requests have ended, on the event loop
 */
public record Drill(Vertx vertx, Time time, DrillPlan plan, Supplier<DatabaseSample> sampler, IntConsumer progress) {
    private static final Duration LOOK = Duration.ofMillis(100);
    private static final int ALONE = 3;

    /** As {@link #run(Runnable)}, where nothing waits for the end but the caller. */
    public Uni<DrillResult> run() {
        return run(() -> {});
    }

    /**
     * Runs it. Ends at the latest when the plan's limit and its patience have passed; never fails. Where the caller goes
     * away no further request is sent, and those under way are broken off.
     *
     * @param ended runs on the event loop, before the caller has the result, once no request is under way any more,
     *     whether or not there still is a caller
     */
    public Uni<DrillResult> run(Runnable ended) {
        return Uni.createFrom().emitter(caller -> {
            Context loop = vertx.getOrCreateContext();
            loop.runOnContext(ignored -> {
                Running running = new Running(caller, ended);
                caller.onTermination(() -> loop.runOnContext(gone -> running.stop()));
                running.begin();
            });
        });
    }

    private final class Running {
        private final UniEmitter<? super DrillResult> caller;
        private final Runnable ended;
        private final HealthEndpoint endpoint = new HealthEndpoint(vertx, time, plan);
        private final ResponseCount responses = new ResponseCount(plan.requests());
        private final DatabasePeaks peaks = new DatabasePeaks(sampler.get());
        private final Stopwatch since = time.stopwatch();
        private final Timer looking = time.every(LOOK, () -> peaks.add(sampler.get()));
        private int sent;
        private boolean stopped;
        private boolean over;

        Running(UniEmitter<? super DrillResult> caller, Runnable ended) {
            this.caller = caller;
            this.ended = ended;
        }

        /** The first few go alone, one after the other: what an answer takes that need not wait. */
        void begin() {
            if (!stopped && sent < ALONE && sent < plan.requests() && responses.count(RequestOutcome.HUNG) == 0) {
                sent++;
                endpoint.ask().onComplete(response -> {
                    count(response.result());
                    begin();
                });
            } else {
                rush();
            }
        }

        private void rush() {
            for (int user = 0; user < plan.concurrency() && !over; user++) {
                next();
            }
        }

        private void next() {
            if (!stopped && sent < plan.requests() && since.elapsed().compareTo(plan.limit()) < 0) {
                sent++;
                endpoint.ask().onComplete(response -> ended(response.result()));
            } else if (responses.done() == sent && !over) {
                over = true;
                end();
            }
        }

        private void ended(Response response) {
            count(response);
            next();
        }

        private void count(Response response) {
            responses.add(response);
            progress.accept(responses.done());
        }

        /** The caller is gone: what is under way ends as its connection is closed, and nothing follows. */
        void stop() {
            stopped = true;
            endpoint.close();
        }

        private void end() {
            looking.cancel();
            peaks.add(sampler.get());
            endpoint.close();
            ended.run();
            caller.complete(DrillResult.of(plan, responses.load(since.elapsed()), peaks.usage()));
        }
    }
}
