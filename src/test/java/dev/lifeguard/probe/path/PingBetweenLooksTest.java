package dev.lifeguard.probe.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lifeguard.database.ConnectionSource;
import dev.lifeguard.database.DatabaseUrl;
import dev.lifeguard.database.Target;
import dev.lifeguard.observation.Observation;
import dev.lifeguard.observation.PathFailure;
import dev.lifeguard.observation.PathObservation;
import dev.lifeguard.testing.FaultyProxy;
import dev.lifeguard.testing.Urls;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What a ping tells that is no look, on a real server. */
class PingBetweenLooksTest extends ShopServer {
    private static final Duration SOON = Duration.ofSeconds(10);

    private final Semaphore alarms = new Semaphore(0);

    private void alarmsOf(PathRounds looking) {
        alarms.drainPermits();
        looking.probe().onAlarm(alarms::release);
    }

    private boolean alarmed() throws InterruptedException {
        return alarms.tryAcquire(SOON.toSeconds(), TimeUnit.SECONDS);
    }

    @Test
    void anAnswerIsNoAlarmAndItsTimeIsTheNextLooks() {
        try (PathRounds looking = PathRounds.at(Urls.app(postgres.port()))) {
            alarmsOf(looking);
            looking.look();

            looking.probe().ping();
            PathObservation seen = looking.look();

            assertThat(seen.answered()).isTrue();
            assertThat(seen.recentQueries())
                    .as("the login's, the ping's and the look's")
                    .hasSize(3);
            assertThat(alarms.availablePermits()).isZero();
            assertThat(OurSessions.on(postgres)).isEqualTo("1");
        }
    }

    @Test
    void silenceIsAnAlarmAndTheLookThatFollowsHasBothOpinionsAlready() throws Exception {
        try (PathRounds looking = PathRounds.brieflyAt(Urls.app(postgres.port()))) {
            alarmsOf(looking);
            looking.look();
            looking.look();
            postgres.freeze();
            try {
                looking.probe().ping();
                assertThat(alarmed()).isTrue();
                CompletableFuture<PathObservation> next =
                        looking.probe().look().map(PathObservation.class::cast).subscribeAsCompletionStage();

                assertThat(next)
                        .as("nothing else is asked first")
                        .succeedsWithin(PathRounds.BRIEF.answer().dividedBy(2))
                        .satisfies(seen -> assertThat(seen.failure())
                                .hasValueSatisfying(silence -> assertThat(silence)
                                        .isInstanceOfSatisfying(
                                                PathFailure.Silent.class,
                                                each -> assertThat(each.opinions())
                                                        .isEqualTo(2))));
            } finally {
                postgres.thaw();
            }
            assertThat(looking.look().answered()).isTrue();
            assertThat(OurSessions.on(postgres)).isEqualTo("1");
        }
    }

    /** The session is replaced by the second opinion: that is told, and that it was replaced once. */
    @Test
    void aSessionThatDiedQuietlyIsReplacedAndToldInTheNextLook() throws Exception {
        try (FaultyProxy way = FaultyProxy.unseenTo(postgres);
                PathRounds looking = PathRounds.at(Urls.app(way.port()))) {
            alarmsOf(looking);
            looking.look();
            looking.look();
            int walk = way.accepted();
            pingOnADeadSession(looking, way);

            PathObservation seen = looking.look();

            assertThat(seen.answered()).isTrue();
            assertThat(seen.attempts()).as("a walk").hasSize(1);
            assertThat(looking.look().attempts()).as("a ping").isEmpty();
            assertThat(way.accepted()).as("walks").isEqualTo(2 * walk);
        }
    }

    @Test
    void aLookThatIsAskedForMeanwhileAsksForItself() {
        try (PathRounds looking = PathRounds.at(Urls.app(postgres.port()))) {
            looking.look();
            Promise<String> question = questionUnderWay(looking);

            looking.probe().ping();
            CompletableFuture<PathObservation> look =
                    looking.probe().look().map(PathObservation.class::cast).subscribeAsCompletionStage();
            question.complete("at last");

            assertThat(look)
                    .succeedsWithin(SOON)
                    .satisfies(seen -> assertThat(seen.recentQueries())
                            .as("the login's, the ping's and the look's")
                            .hasSize(3));
        }
    }

    @Test
    void oneIsEnoughUntilItIsAnswered() {
        try (PathRounds looking = PathRounds.at(Urls.app(postgres.port()))) {
            looking.look();
            Promise<String> question = questionUnderWay(looking);

            for (int i = 0; i < 10; i++) {
                looking.probe().ping();
            }
            question.complete("at last");

            assertThat(looking.look().recentQueries()).hasSize(3);
        }
    }

    @Test
    void nothingIsAskedWhereNoSessionIsHeld() {
        try (PathRounds looking = PathRounds.at(Urls.app(postgres.port()))) {
            looking.probe().ping();

            assertThat(looking.look().attempts()).hasSize(1);
            assertThat(OurSessions.on(postgres)).isEqualTo("1");
        }
    }

    /** The session that took the place of one that died quietly dies before anybody was told. */
    @Test
    void whatWasFoundIsNotToldAnyMoreOnceSomethingElseHappened() throws Exception {
        try (FaultyProxy way = FaultyProxy.unseenTo(postgres);
                PathRounds looking = PathRounds.at(Urls.app(way.port()))) {
            alarmsOf(looking);
            looking.look();
            looking.look();
            pingOnADeadSession(looking, way);
            endOurSessions();
            assertThat(alarmed()).as("its end").isTrue();

            assertThat(looking.look().attempts()).as("a walk of its own").hasSize(1);

            assertThat(OurSessions.on(postgres)).isEqualTo("1");
        }
    }

    /** Whoever asks next waits until it is completed. */
    private static Promise<String> questionUnderWay(PathRounds looking) {
        Promise<String> question = Promise.promise();
        looking.session().use(session -> question.future()).subscribe().with(answer -> {}, failure -> {});
        return question;
    }

    /** It died quietly, and the second opinion takes its place. */
    private void pingOnADeadSession(PathRounds looking, FaultyProxy way) throws InterruptedException {
        way.stopAt("S\0\0\0\4", false, 1);
        looking.probe().ping();
        assertThat(alarmed()).isTrue();
    }

    private void endOurSessions() {
        postgres.query(
                "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE application_name = 'lifeguard'");
    }

    @Test
    void whatWasFoundBeforeALookWasAskedForIsNoAnswerToThat() throws Exception {
        try (FaultyProxy way = FaultyProxy.to(postgres.port());
                PathRounds looking = PathRounds.brieflyAt(Urls.app(way.port()))) {
            alarmsOf(looking);
            looking.look();
            way.swallow(true);
            looking.probe().ping();
            assertThat(alarmed()).isTrue();
            way.swallow(false);

            Observation seen = looking.probe().lookClosely().await().atMost(SOON);

            assertThat(seen)
                    .isInstanceOfSatisfying(
                            PathObservation.class,
                            path -> assertThat(path.failure()).isEmpty());
        }
    }

    /** A fleet that lost its server would look once more at once, all together. */
    @Test
    void itIsNoAlarmWhereALookWaitsForIt() {
        try (PathRounds looking = PathRounds.brieflyAt(Urls.app(postgres.port()))) {
            alarmsOf(looking);
            looking.look();
            postgres.freeze();
            try {
                looking.probe().ping();

                assertThat(looking.look().failure())
                        .hasValueSatisfying(failure -> assertThat(failure).isInstanceOf(PathFailure.Silent.class));
                assertThat(alarms.availablePermits()).isZero();
            } finally {
                postgres.thaw();
            }
        }
    }

    @Test
    void anAnswerThatSaysSomethingNewIsAnAlarm() throws Exception {
        try (PathRounds looking = PathRounds.at(Urls.app(postgres.port()))) {
            alarmsOf(looking);
            looking.look();
            looking.look();
            looking.asked("SELECT set_config('default_transaction_read_only', 'on', false) AS answer");

            looking.probe().ping();

            assertThat(alarmed()).isTrue();
            assertThat(looking.look().server())
                    .hasValueSatisfying(facts -> assertThat(facts.isReadOnly()).isTrue());
        }
    }

    /** Else it would be tried with the new one only when a login that was turned away is tried again anyway. */
    @Test
    void anotherSecretIsAnAlarmAfterAPingFoundTheLoginTurnedAway() throws Exception {
        AtomicReference<String> password = new AtomicReference<>(Urls.PASSWORD);
        try (FaultyProxy way = FaultyProxy.unseenTo(postgres)) {
            ConnectionSource mounted = new ConnectionSource() {
                @Override
                public DatabaseUrl read() {
                    return Urls.as(way.port(), "app", password.get());
                }

                @Override
                public boolean namesFile() {
                    return true;
                }
            };
            try (PathRounds looking = PathRounds.at(new Target(Target.DEFAULT_NAME, mounted, false))) {
                alarmsOf(looking);
                looking.look();
                looking.look();
                password.set("mistaken");
                way.stopAt("S\0\0\0\4", false, 1);
                looking.probe().ping();
                assertThat(alarmed()).isTrue();
                assertThat(looking.look().failure())
                        .hasValueSatisfying(failure -> assertThat(failure).isInstanceOf(PathFailure.ServerSaid.class));

                password.set(Urls.PASSWORD);

                assertThat(alarmed()).isTrue();
            }
        }
    }

    @Test
    void nothingIsLeftOpenByOneThatHungAsTheProbeWasClosed() throws Exception {
        try (FaultyProxy way = FaultyProxy.unseenTo(postgres);
                PathRounds looking = PathRounds.brieflyAt(Urls.app(way.port()))) {
            looking.look();
            looking.look();
            int walk = way.accepted();
            way.stopAt("S\0\0\0\4", false, 1);
            looking.probe().ping();
            await().atMost(SOON).until(() -> way.toStop() == 0);

            looking.probe().close().await().atMost(SOON);

            await().atMost(SOON).until(() -> way.accepted() == 2 * walk);
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(OurSessions.on(postgres)).isEqualTo("0"));
        }
    }
}
