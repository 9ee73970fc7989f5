package dev.lifeguard.probe.path;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lifeguard.finding.Cause;
import dev.lifeguard.observation.PathObservation;
import dev.lifeguard.probe.Question;
import dev.lifeguard.testing.FaultyProxy;
import dev.lifeguard.testing.ManualTime;
import dev.lifeguard.testing.Named;
import dev.lifeguard.testing.RealPostgres;
import dev.lifeguard.testing.Urls;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A real server that is shut down, crashes, replays its log, freezes and grows slow: what it is called in each state. */
@Execution(ExecutionMode.CONCURRENT)
@Order(7)
class ServerLifeTest {
    private RealPostgres postgres;

    @BeforeEach
    void start() {
        postgres = RealPostgres.ofShop(RealPostgres.NEWEST);
        postgres.access("host all all 127.0.0.1/32 scram-sha-256");
    }

    @AfterEach
    void stop() {
        postgres.close();
    }

    @Test
    void aServerThatWaitsForItsLastClientIsShuttingDownAndThenGone() throws Exception {
        try (Connection last = postgres.connect("postgres", "postgres", "");
                PathRounds looking = PathRounds.brieflyAt(Urls.app(postgres.port()))) {
            postgres.stopWhenIdle();
            await().atMost(20, SECONDS)
                    .untilAsserted(
                            () -> assertThat(Named.causes(looking.look())).containsExactly(Cause.SERVER_SHUTTING_DOWN));
            last.close();
            await().atMost(20, SECONDS)
                    .untilAsserted(
                            () -> assertThat(Named.causes(looking.look())).containsExactly(Cause.CONNECTION_REFUSED));
        }
    }

    @Test
    void aServerThatMendsItselfAfterACrashOfOneProcessIsStarting() {
        try (PathRounds looking = PathRounds.brieflyAt(Urls.app(postgres.port()))) {
            postgres.crashOneSessionWhileAnotherProcessHangs();
            await().atMost(20, SECONDS)
                    .pollInterval(Duration.ofMillis(20))
                    .untilAsserted(
                            () -> assertThat(Named.causes(looking.look())).containsExactly(Cause.SERVER_STARTING_UP));
            await().atMost(30, SECONDS)
                    .untilAsserted(
                            () -> assertThat(Named.causes(looking.look())).isEmpty());
        }
    }

    @Test
    void aCrashRaisesTheAlarmOfTheHeldSessionAndIsARefusalThen() throws Exception {
        try (PathRounds looking = PathRounds.brieflyAt(Urls.app(postgres.port()))) {
            CountDownLatch alarmed = new CountDownLatch(1);
            looking.probe().onAlarm(alarmed::countDown);
            assertThat(Named.causes(looking.look())).isEmpty();

            postgres.kill();

            assertThat(alarmed.await(10, SECONDS)).isTrue();
            assertThat(Named.causes(looking.look())).containsExactly(Cause.CONNECTION_REFUSED);
            postgres.start();
            assertThat(Named.causes(looking.look())).isEmpty();
        }
    }

    @Test
    void aFrozenServerIsUnresponsive() {
        try (PathRounds looking = PathRounds.brieflyAt(Urls.app(postgres.port()))) {
            looking.look();
            postgres.freeze();
            try {
                assertThat(Named.causes(looking.look())).containsExactly(Cause.SERVER_UNRESPONSIVE);
            } finally {
                postgres.thaw();
            }
        }
    }

    /** In virtual time: a busy machine makes the quick answers slow, or misses some of the time that a slow one takes. */
    @Test
    void aServerIsSlowOnceThreeOfFiveAnswersTookHalfASecond() {
        ManualTime time = new ManualTime();
        try (PathRounds looking = PathRounds.in(time, Urls.target(Urls.app(postgres.port())), PathRounds.PATIENT)) {
            looking.look();
            looking.look(); // prepares what each that follows asks alone
            assertThat(Named.causes(answeredSlowly(looking, time))).isEmpty();
            assertThat(Named.causes(answeredSlowly(looking, time))).isEmpty();
            PathObservation third = answeredSlowly(looking, time);
            assertThat(Named.causes(third)).containsExactly(Cause.SLOW_SERVER);
        }
    }

    private PathObservation answeredSlowly(PathRounds looking, ManualTime time) {
        return LateAnswer.after(postgres, time, Duration.ofMillis(500), looking::look)
                .join();
    }

    /** What is sent once a session takes several answers, which together may take longer than one. */
    @Test
    void aServerAtTheEndOfALongWayKeepsItsSession() throws Exception {
        try (FaultyProxy way = FaultyProxy.unseenTo(postgres);
                PathRounds looking = PathRounds.impatientlyAt(
                        Urls.app(way.port()), new PathLimits(Duration.ofSeconds(1), Duration.ofSeconds(3)))) {
            looking.look();
            way.delay(400);

            for (int i = 0; i < 3; i++) {
                PathObservation seen = looking.look();
                assertThat(seen.failure()).isEmpty();
                assertThat(seen.attempts()).as("the same session").isEmpty();
            }
            assertThat(looking.session()
                            .use(open -> open.ask(new Question("SELECT 1 AS answer", List.of())))
                            .await()
                            .atMost(Duration.ofSeconds(10)))
                    .hasSize(1);
        }
    }
}
