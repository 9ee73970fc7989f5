package dev.lifeguard.probe.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lifeguard.observation.Observation;
import dev.lifeguard.observation.PathFailure;
import dev.lifeguard.observation.PathObservation;
import dev.lifeguard.testing.FaultyProxy;
import dev.lifeguard.testing.ManualTime;
import dev.lifeguard.testing.RealPostgres;
import dev.lifeguard.testing.Urls;
import io.vertx.core.Promise;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Silence that was met before the server answered again confirms none that comes after; in virtual time. */
class SecondOpinionTest {
    private static final PathLimits LIMITS = new PathLimits(Duration.ofSeconds(1), Duration.ofSeconds(10));

    /** When a second opinion that is sought at a quarter of the limit has met silence, and the limit has not passed. */
    private static final Duration OPINED = Duration.ofMillis(960);

    private static RealPostgres postgres;

    private final ManualTime time = new ManualTime();
    private final FaultyProxy way = FaultyProxy.unseenTo(postgres);
    private final PathRounds looking = PathRounds.in(time, Urls.target(Urls.app(way.port())), LIMITS);
    private final Promise<String> answers = Promise.promise();
    private final Promise<String> ends = Promise.promise();

    @BeforeAll
    static void start() {
        postgres = RealPostgres.ofShop(RealPostgres.NEWEST);
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    @BeforeEach
    void aSessionIsHeld() {
        assertThat(looking.look().answered()).isTrue();
        assertThat(looking.look().answered()).isTrue();
    }

    @AfterEach
    void close() throws IOException {
        looking.close();
        way.close();
    }

    /** A packet of it was lost, and new connections had met silence when it had yet to wait for its turn. */
    @Test
    void aPingThatIsLostAfterAnAnswerNeedsAnotherOpinion() {
        CompletableFuture<Observation> look = lookBehindAQuestion();
        ends.future().onComplete(end -> way.swallow(true));
        int before = way.swallowed();
        onContext(() -> answers.complete("now"));
        await().until(() -> answered);
        onContext(() -> ends.complete("now"));
        await().until(() -> way.swallowed() > before);
        way.swallow(false);
        pass(LIMITS.answer());

        assertThat(endOf(look)).matches(PathObservation::answered, "answered");
    }

    @Test
    void aQuestionThatTakesLongAfterAnAnswerNeedsAnotherOpinion() {
        CompletableFuture<Observation> look = lookBehindAQuestion();
        onContext(() -> answers.complete("now"));
        await().until(() -> answered);

        pass(Duration.ofMillis(1500));
        await().until(() -> way.accepted() > opened || look.isDone());
        onContext(() -> ends.complete("now"));

        assertThat(endOf(look)).matches(PathObservation::answered, "answered");
    }

    @Test
    void withoutAnAnswerBetweenThemTheyConfirmEachOther() {
        CompletableFuture<Observation> look = lookBehindAQuestion();
        pass(LIMITS.answer());

        assertThat(endOf(look).failure()).hasValueSatisfying(isSilent(2));
    }

    /** A fresh connection answered, and what it was asked next is a silence of its own. */
    @Test
    void aFactThatIsNotToldIsNoSecondSilenceOfAServerThatLetUsIn() {
        way.stopAt("max_connections", false, 1);
        int before = way.swallowed();
        way.swallow(true);
        CompletableFuture<Observation> look = looking.probe().look().subscribeAsCompletionStage();
        await().until(() -> way.swallowed() > before);
        way.swallow(false);
        AtomicBoolean arrived = new AtomicBoolean();
        looking.onScanned(walked -> arrived.set(walked.arrival().isPresent()));
        pass(LIMITS.doubt(Duration.ZERO));
        await().until(arrived::get);
        pass(LIMITS.answer());
        await().until(() -> way.toStop() == 0);
        pass(LIMITS.answer().multipliedBy(2));

        assertThat(endOf(look).failure()).hasValueSatisfying(isSilent(1));
    }

    private static Consumer<PathFailure> isSilent(int opinions) {
        return failure -> assertThat(failure)
                .isInstanceOfSatisfying(
                        PathFailure.Silent.class,
                        silent -> assertThat(silent.opinions()).isEqualTo(opinions));
    }

    private int opened;
    private volatile boolean answered;

    /** Another probe has its turn for as long as nobody greets, asks when told to, and keeps its turn until told otherwise. */
    private CompletableFuture<Observation> lookBehindAQuestion() {
        looking.session()
                .use(session -> answers.future()
                        .compose(now -> session.ask("SELECT 'here' AS answer"))
                        .onSuccess(rows -> answered = true)
                        .compose(rows -> ends.future()))
                .subscribe()
                .with(end -> {}, failure -> {});
        opened = way.accepted();
        way.swallow(true);
        CompletableFuture<Observation> look = looking.probe().look().subscribeAsCompletionStage();
        await().until(() -> {
            pass(SchedulingGaps.TICK);
            return way.accepted() > opened;
        });
        pass(OPINED.minus(Duration.between(ManualTime.START, time.instant())));
        opened = way.accepted();
        way.swallow(false);
        return look;
    }

    /** Whatever is under way ends by what the server says: no more time passes. */
    private static PathObservation endOf(CompletableFuture<Observation> look) {
        return (PathObservation) look.orTimeout(30, TimeUnit.SECONDS).join();
    }

    private void pass(Duration passing) {
        time.advance(passing);
    }

    private void onContext(Runnable task) {
        looking.session().context().runOnContext(now -> task.run());
    }
}
