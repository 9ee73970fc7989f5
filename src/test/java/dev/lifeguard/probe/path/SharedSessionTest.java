package dev.lifeguard.probe.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.lifeguard.observation.PathFailure;
import dev.lifeguard.observation.PathObservation;
import dev.lifeguard.probe.NoSession;
import dev.lifeguard.probe.QuestionTime;
import dev.lifeguard.probe.SharedSession;
import dev.lifeguard.testing.FaultyProxy;
import dev.lifeguard.testing.ManualTime;
import dev.lifeguard.testing.NeverAsked;
import dev.lifeguard.testing.RealPostgres;
import dev.lifeguard.testing.Urls;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What other probes ask on the session that the path probe holds, on a real server. */
class SharedSessionTest {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static RealPostgres postgres;

    @BeforeAll
    static void start() {
        postgres = RealPostgres.ofShop(RealPostgres.NEWEST);
        postgres.access("host all all 127.0.0.1/32 scram-sha-256", "local all all scram-sha-256");
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    @Test
    void aQuestionIsAnsweredOnTheSessionOfThePathInAReadOnlyTransaction() {
        try (PathRounds looking = PathRounds.at(Urls.app(postgres.port()))) {
            looking.look();

            assertThat(asked(looking, "SELECT current_setting('transaction_read_only') AS answer"))
                    .isEqualTo("on");
            assertThat(OurSessions.on(postgres))
                    .isEqualTo("1");
        }
    }

    /** A planner takes functions that give few rows for dear, and would have what asks them compiled. */
    @Test
    void noQuestionIsCompiled() {
        assertThat(postgres.query("SHOW jit")).isEqualTo("on");
        try (PathRounds looking = PathRounds.at(Urls.app(postgres.port()))) {
            looking.look();

            assertThat(asked(looking, "SELECT current_setting('jit') AS answer"))
                    .isEqualTo("off");
        }
    }

    /** The session has been silent for as long as a ping may be, and so is a fresh connection. */
    @Test
    void aPingBehindAQuestionThatHangsOnAFrozenServerDoesNotWaitForItsEnd() {
        try (PathRounds looking = PathRounds.brieflyAt(Urls.app(postgres.port()))) {
            looking.look();
            looking.session()
                    .use(session -> Promise.<String>promise().future())
                    .subscribe()
                    .with(answer -> {}, failure -> {});
            postgres.freeze();
            try {
                assertThat(looking.look().failure()).containsInstanceOf(PathFailure.Silent.class);
            } finally {
                postgres.thaw();
            }
            assertThat(looking.look().answered()).isTrue();
        }
    }

    /** Those before it may take long together, and a busy server take long to make a process: that is no silence. */
    @Test
    void aPingBehindQuestionsThatAreAnsweredIsSentHoweverLongItWaits() throws Exception {
        try (FaultyProxy way = FaultyProxy.to(postgres.port());
                PathRounds looking = PathRounds.brieflyAt(Urls.app(way.port()))) {
            looking.look();
            looking.look();
            way.ignoreNew();
            for (int i = 0; i < 6; i++) {
                ask(looking, "SELECT pg_sleep(0.2)::text AS answer").subscribe().with(answer -> {}, failure -> {});
            }

            assertThat(looking.look().answered()).isTrue();
        }
    }

    @Test
    void whatThrowsInItsTurnHasFailedAndOthersHaveTheirs() {
        try (PathRounds looking = PathRounds.at(Urls.app(postgres.port()))) {
            looking.look();

            assertThatThrownBy(() -> looking.session()
                            .use(session -> {
                                throw new IllegalStateException("on purpose");
                            })
                            .await()
                            .atMost(SOON))
                    .hasMessage("on purpose");
            CompletableFuture<String> waiting =
                    ask(looking, "SELECT 'asked' AS answer").subscribeAsCompletionStage();
            assertThat(waiting).succeedsWithin(SOON).isEqualTo("asked");
        }
    }

    /** Each would wait for as long again, and the ping behind them all. */
    @Test
    void aQuestionThatWaitedWhileAnotherMetSilenceIsNotAskedEither() throws Exception {
        try (PathRounds looking = PathRounds.at(Urls.app(postgres.port()))) {
            looking.look();
            Promise<String> silent = Promise.promise();
            CompletableFuture<String> first =
                    looking.session().use(session -> silent.future()).subscribeAsCompletionStage();
            CompletableFuture<String> second =
                    ask(looking, "SELECT 'asked' AS answer").subscribeAsCompletionStage();

            looking.session().context().runOnContext(both -> silent.fail(new TimeoutException()));

            assertThat(first).failsWithin(SOON);
            assertThat(second)
                    .failsWithin(SOON)
                    .withThrowableThat()
                    .havingRootCause()
                    .isInstanceOf(TimeoutException.class);
            assertThat(asked(looking, "SELECT 'later' AS answer"))
                    .as("who comes later asks")
                    .isEqualTo("later");
        }
    }

    /** Else a start would read the lists of sockets, which take the kernel long, only once everybody else has asked. */
    @Test
    void whatALookPreparesDoesNotWaitForItsTurn() {
        try (PathRounds looking = PathRounds.at(Urls.app(postgres.port()))) {
            looking.look();
            Promise<String> held = Promise.promise();
            looking.session().use(session -> held.future()).subscribe().with(answer -> {}, failure -> {});
            CompletableFuture<String> prepared = new CompletableFuture<>();

            CompletableFuture<String> look = looking.session()
                    .first(
                            "a look",
                            session -> {
                                prepared.complete("prepared");
                                return Future.succeededFuture("what");
                            },
                            (session, what) -> Future.succeededFuture(what + " was asked"))
                    .subscribeAsCompletionStage();

            assertThat(prepared).succeedsWithin(SOON);
            assertThat(look).isNotDone();
            held.complete("at last");
            assertThat(look).succeedsWithin(SOON).isEqualTo("what was asked");
        }
    }

    /** Else a server that freezes while somebody else asks would be given up only after that one's limit and another. */
    @Test
    void aPingThatWaitsForItsTurnIsDoubtedMeanwhile() throws Exception {
        try (FaultyProxy way = FaultyProxy.to(postgres.port());
                PathRounds looking = PathRounds.at(Urls.app(way.port()))) {
            looking.look();
            int connections = way.accepted();
            Promise<String> question = Promise.promise();
            looking.session().use(session -> question.future()).subscribe().with(answer -> {}, failure -> {});

            CompletableFuture<PathObservation> round = CompletableFuture.supplyAsync(looking::look);

            await().atMost(SOON).until(() -> way.accepted() > connections);
            assertThat(round).isNotDone();
            question.complete("at last");
            assertThat(round.get(SOON.toSeconds(), TimeUnit.SECONDS).answered()).isTrue();
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(OurSessions.on(postgres))
                            .as("what the second opinion opened was not needed")
                            .isEqualTo("1"));
        }
    }

    @Test
    void whoAsksBeforeThereIsASessionWaitsForIt() {
        try (PathRounds looking = PathRounds.at(Urls.app(postgres.port()))) {
            Uni<String> asking = ask(looking, "SELECT 'late' AS answer");
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

            assertThatThrownBy(() -> asked(looking, "SELECT '' AS answer")).isInstanceOf(NoSession.class);
        }
    }

    @Test
    void whatTheServerRefusesLeavesTheSessionUsable() {
        try (PathRounds looking = PathRounds.at(Urls.app(postgres.port()))) {
            looking.look();

            assertThatThrownBy(() -> asked(looking, "SELECT * FROM nowhere")).isInstanceOf(PgException.class);
            assertThat(asked(looking, "SELECT 'still' AS answer")).isEqualTo("still");
            assertThat(looking.look().attempts()).isEmpty();
        }
    }

    @Test
    void aQuestionThatTakesTooLongIsCancelledByTheServer() {
        try (PathRounds looking = PathRounds.brieflyAt(Urls.app(postgres.port()))) {
            looking.look();

            assertThatThrownBy(() -> asked(looking, "SELECT pg_sleep(5)::text AS answer"))
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

            assertThat(asked(looking, "SELECT inet_client_port()::text AS answer"))
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

    @Test
    void questionsTakeTurnsWithEachOther() {
        try (PathRounds looking = PathRounds.at(Urls.app(postgres.port()))) {
            looking.look();
            List<Uni<String>> questions = List.of(
                    ask(looking, "SELECT pg_sleep(0.2)::text || clock_timestamp()::text AS answer"),
                    ask(looking, "SELECT clock_timestamp()::text AS answer"));

            List<String> answers =
                    Uni.join().all(questions).andFailFast().await().atMost(SOON);

            assertThat(answers.get(0)).isLessThan(answers.get(1));
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

            CompletableFuture<PathObservation> ping = answeredAfter(time, Duration.ofMillis(100), looking::look);
            Duration pinged = questions.total();
            CompletableFuture<String> answer =
                    answeredAfter(time, Duration.ofMillis(200), () -> asked(looking, "SELECT 'here' AS answer"));
            Duration answered = questions.total();
            CompletableFuture<String> refusal =
                    answeredAfter(time, Duration.ofMillis(400), () -> asked(looking, "SELECT * FROM nowhere"));

            assertThat(none).isZero();
            assertThat(ping.get().answered()).isTrue();
            assertThat(pinged).isEqualTo(Duration.ofMillis(100));
            assertThat(answer).isCompletedWithValue("here");
            assertThat(answered.minus(pinged)).isEqualTo(Duration.ofMillis(200));
            assertThat(refusal).isCompletedExceptionally();
            assertThat(questions.total().minus(answered)).isEqualTo(Duration.ofMillis(400));
        }
    }

    /** Asks while the server is frozen, lets so much time pass, and thaws it; waits for the end. */
    private static <T> CompletableFuture<T> answeredAfter(ManualTime time, Duration passing, Supplier<T> question) {
        postgres.freeze();
        try {
            CompletableFuture<T> asked = CompletableFuture.supplyAsync(question);
            await().atMost(SOON)
                    .until(() -> time.next()
                            .filter(due -> due.compareTo(SchedulingGaps.TICK) <= 0)
                            .isPresent());
            time.advance(passing);
            assertThat(asked).isNotDone();
            postgres.thaw();
            await().atMost(SOON).until(asked::isDone);
            return asked;
        } finally {
            postgres.thaw();
        }
    }

    private static String asked(PathRounds looking, String select) {
        return ask(looking, select).await().atMost(SOON);
    }

    private static Uni<String> ask(PathRounds looking, String select) {
        return looking.session()
                .use(session -> session.ask(select).map(rows -> rows.get(0).getString("answer")));
    }
}
