package dev.lifeguard.probe.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.lifeguard.observation.PathFailure;
import dev.lifeguard.observation.PathObservation;
import dev.lifeguard.testing.FaultyProxy;
import dev.lifeguard.testing.Urls;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** Who asks after whom on the session that the path probe holds, on a real server. */
class SessionTurnsTest extends ShopServer {
    private static final Duration SOON = Duration.ofSeconds(10);

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
                looking.ask("SELECT pg_sleep(0.2)::text AS answer").subscribe().with(answer -> {}, failure -> {});
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
                    looking.ask("SELECT 'asked' AS answer").subscribeAsCompletionStage();
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
                    looking.ask("SELECT 'asked' AS answer").subscribeAsCompletionStage();

            looking.session().context().runOnContext(both -> silent.fail(new TimeoutException()));

            assertThat(first).failsWithin(SOON);
            assertThat(second)
                    .failsWithin(SOON)
                    .withThrowableThat()
                    .havingRootCause()
                    .isInstanceOf(TimeoutException.class);
            assertThat(looking.asked("SELECT 'later' AS answer"))
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
    void questionsTakeTurnsWithEachOther() {
        try (PathRounds looking = PathRounds.at(Urls.app(postgres.port()))) {
            looking.look();
            List<Uni<String>> questions = List.of(
                    looking.ask("SELECT pg_sleep(0.2)::text || clock_timestamp()::text AS answer"),
                    looking.ask("SELECT clock_timestamp()::text AS answer"));

            List<String> answers =
                    Uni.join().all(questions).andFailFast().await().atMost(SOON);

            assertThat(answers.get(0)).isLessThan(answers.get(1));
        }
    }
}
