package dev.lifeguard.probe.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifeguard.observation.PathObservation;
import dev.lifeguard.probe.NoSession;
import dev.lifeguard.probe.QuestionTime;
import dev.lifeguard.probe.SharedSession;
import dev.lifeguard.testing.ManualTime;
import dev.lifeguard.testing.NeverAsked;
import dev.lifeguard.testing.Urls;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** What other probes ask on the session that the path probe holds, on a real server. */
class SharedSessionTest extends ShopServer {
    private static final Duration SOON = Duration.ofSeconds(10);

    @Test
    void aQuestionIsAnsweredOnTheSessionOfThePathInAReadOnlyTransaction() {
        try (PathRounds looking = PathRounds.at(Urls.app(postgres.port()))) {
            looking.look();

            assertThat(looking.asked("SELECT current_setting('transaction_read_only') AS answer"))
                    .isEqualTo("on");
            assertThat(OurSessions.on(postgres)).isEqualTo("1");
        }
    }

    /** A planner takes functions that give few rows for dear, and would have what asks them compiled. */
    @Test
    void noQuestionIsCompiled() {
        assertThat(postgres.query("SHOW jit")).isEqualTo("on");
        try (PathRounds looking = PathRounds.at(Urls.app(postgres.port()))) {
            looking.look();

            assertThat(looking.asked("SELECT current_setting('jit') AS answer")).isEqualTo("off");
        }
    }

    @Test
    void whoAsksBeforeThereIsASessionWaitsForIt() {
        try (PathRounds looking = PathRounds.at(Urls.app(postgres.port()))) {
            Uni<String> asking = looking.ask("SELECT 'late' AS answer");
            CountDownLatch subscribed = new CountDownLatch(1);
            Uni<String> eager = asking.onSubscription()
                    .invoke(subscribed::countDown)
                    .memoize()
                    .indefinitely();
            eager.subscribe().with(answer -> {}, failure -> {});

            looking.look();

            assertThat(eager.await().atMost(SOON)).isEqualTo("late");
        }
    }

    @Test
    void withoutADatabaseThereIsNothingToAskOn() {
        try (PathRounds looking = PathRounds.brieflyAt(Urls.app(1))) {
            looking.look();

            assertThatThrownBy(() -> looking.asked("SELECT '' AS answer")).isInstanceOf(NoSession.class);
        }
    }

    @Test
    void whatTheServerRefusesLeavesTheSessionUsable() {
        try (PathRounds looking = PathRounds.at(Urls.app(postgres.port()))) {
            looking.look();

            assertThatThrownBy(() -> looking.asked("SELECT * FROM nowhere")).isInstanceOf(PgException.class);
            assertThat(looking.asked("SELECT 'still' AS answer")).isEqualTo("still");
            assertThat(looking.look().attempts()).isEmpty();
        }
    }

    @Test
    void aQuestionThatTakesTooLongIsCancelledByTheServer() {
        try (PathRounds looking = PathRounds.brieflyAt(Urls.app(postgres.port()))) {
            looking.look();

            assertThatThrownBy(() -> looking.asked("SELECT pg_sleep(5)::text AS answer"))
                    .isInstanceOfSatisfying(
                            PgException.class,
                            refused -> assertThat(refused.getSqlState()).isEqualTo("57014"));
            assertThat(looking.look().failure()).isEmpty();
        }
    }

    @Test
    void itsEndsAreThoseTheServerSees() {
        try (PathRounds looking = PathRounds.at(Urls.app(postgres.port()))) {
            looking.look();
            InetSocketAddress local = looking.session()
                    .use(session -> io.vertx.core.Future.succeededFuture(
                            session.ends().orElseThrow().local()))
                    .await()
                    .atMost(SOON);

            assertThat(looking.asked("SELECT inet_client_port()::text AS answer"))
                    .isEqualTo(String.valueOf(local.getPort()));
        }
    }

    @Test
    void openingASessionIsToldToWhoListens() throws InterruptedException {
        try (PathRounds looking = PathRounds.at(Urls.app(postgres.port()))) {
            CountDownLatch opened = new CountDownLatch(1);
            looking.session().onOpened("test", opened::countDown);

            looking.look();

            assertThat(opened.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    /** Its question never began, as the one before it met silence, and the session goes on. */
    @Test
    void whoseLookWaitedInVainIsToldOfTheSessionAfterAll() throws Exception {
        Vertx vertx = Vertx.vertx();
        try {
            SharedSession shared = new SharedSession(vertx, new ManualTime(), SOON, "lifeguard");
            CountDownLatch told = new CountDownLatch(1);
            shared.onOpened("second", told::countDown);
            Promise<String> unanswered = Promise.promise();
            CompletableFuture<String> first =
                    shared.first("first", open -> unanswered.future()).subscribeAsCompletionStage();
            CompletableFuture<String> second = shared.first("second", open -> Future.succeededFuture("looked"))
                    .subscribeAsCompletionStage();
            shared.context().runOnContext(afterBoth -> {
                shared.opened(new NeverAsked());
                unanswered.fail(new TimeoutException());
            });

            assertThat(first).failsWithin(SOON);
            assertThat(second).failsWithin(SOON);
            assertThat(told.await(10, TimeUnit.SECONDS)).isTrue();
        } finally {
            vertx.close();
        }
    }

    /** In virtual time, which passes only while a server is frozen that would answer. */
    @Test
    void whatEveryQuestionTookIsAddedUp() throws Exception {
        ManualTime time = new ManualTime();
        try (PathRounds looking = PathRounds.in(time, Urls.target(Urls.app(postgres.port())), PathRounds.PATIENT)) {
            looking.look();
            QuestionTime questions = looking.session().questions();
            Duration none = questions.total();

            CompletableFuture<PathObservation> ping =
                    LateAnswer.after(postgres, time, Duration.ofMillis(100), looking::look);
            Duration pinged = questions.total();
            CompletableFuture<String> answer = LateAnswer.after(
                    postgres, time, Duration.ofMillis(200), () -> looking.asked("SELECT 'here' AS answer"));
            Duration answered = questions.total();
            CompletableFuture<String> refusal = LateAnswer.after(
                    postgres, time, Duration.ofMillis(400), () -> looking.asked("SELECT * FROM nowhere"));

            assertThat(none).isZero();
            assertThat(ping.get().answered()).isTrue();
            assertThat(pinged).isEqualTo(Duration.ofMillis(100));
            assertThat(answer).isCompletedWithValue("here");
            assertThat(answered.minus(pinged)).isEqualTo(Duration.ofMillis(200));
            assertThat(refusal).isCompletedExceptionally();
            assertThat(questions.total().minus(answered)).isEqualTo(Duration.ofMillis(400));
        }
    }
}
