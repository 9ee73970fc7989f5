package dev.lifeguard.probe.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lifeguard.observation.Fleet;
import dev.lifeguard.observation.Observation;
import dev.lifeguard.observation.PathFailure;
import dev.lifeguard.observation.PathObservation;
import dev.lifeguard.observation.Phase;
import dev.lifeguard.testing.FaultyProxy;
import dev.lifeguard.testing.FreePort;
import dev.lifeguard.testing.ManualTime;
import dev.lifeguard.testing.Peer;
import dev.lifeguard.testing.Urls;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long whom is waited for before it is silent: most in virtual time. */
@Order(5)
class SilenceLimitsTest extends ShopServer {
    /** In virtual time: what a patient limit costs is not waited for. */
    @Test
    void twoSilentConnectionsInARowAreSilenceOnceBothLimitsHavePassed() throws Exception {
        ManualTime time = new ManualTime();
        PathLimits patient = new PathLimits(Duration.ofMinutes(1), Duration.ofMinutes(10));
        try (FaultyProxy proxy = FaultyProxy.to(postgres.port());
                PathRounds looking = PathRounds.in(time, Urls.target(Urls.app(proxy.port())), patient)) {
            assertThat(looking.look().answered()).isTrue();
            proxy.swallow(true);

            PathObservation look = looked(looking, time);

            assertThat(look.failure()).hasValueSatisfying(SilenceLimitsTest::isTwiceSilent);
            assertThat(look.at())
                    .isBetween(
                            ManualTime.START.plus(patient.answer()),
                            ManualTime.START.plus(patient.answer().multipliedBy(2)));
        }
    }

    /** Else most of a fleet would come again before it is answered, and each attempt costs the server a process. */
    @ParameterizedTest
    @CsvSource({"0, 1", "300, 20"})
    void aServerThatWasDownIsGivenTheTimeOfALoginToAnswerWhereManyComeBack(int peers, int minutes) throws Exception {
        ManualTime time = new ManualTime();
        PathLimits limits = new PathLimits(Duration.ofMinutes(1), Duration.ofMinutes(10));
        AtomicBoolean hangingUp = new AtomicBoolean(true);
        try (Peer peer = Peer.that((socket, in, out) -> {
                    if (!hangingUp.get()) {
                        in.transferTo(OutputStream.nullOutputStream());
                    }
                });
                PathRounds looking = PathRounds.in(time, Urls.target(Urls.app(peer.port())), limits)) {
            looking.session().among(new Fleet(1, peers, 0, peers, 1, 1));
            assertThat(looking.look().failure()).isPresent();
            hangingUp.set(false);

            PathObservation look = looked(looking, time);

            assertThat(look.failure())
                    .hasValueSatisfying(failure -> assertThat(failure)
                            .isInstanceOfSatisfying(
                                    PathFailure.Silent.class,
                                    silent -> assertThat(silent.limit()).isEqualTo(Duration.ofMinutes(minutes))));
        }
    }

    /** As soon as it answers it is heard then, and it has made no more processes for nothing than it has to. */
    @Test
    void aServerThatStaysSilentIsWaitedForLonger() throws Exception {
        ManualTime time = new ManualTime();
        PathLimits limits = new PathLimits(Duration.ofMinutes(1), Duration.ofMinutes(10));
        try (Peer peer = Peer.thatStaysSilent();
                PathRounds looking = PathRounds.in(time, Urls.target(Urls.app(peer.port())), limits)) {
            List<Optional<PathFailure>> failures = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                failures.add(looked(looking, time).failure());
            }

            assertThat(failures).containsExactly(silent(1), silent(1), silent(20));
        }
    }

    /** Patience is for the way in: what is asked later has its usual limit, or the next silence would be told late. */
    @Test
    void aSessionThatWasOpenedPatientlyIsNotAskedPatiently() throws Exception {
        ManualTime time = new ManualTime();
        PathLimits limits = new PathLimits(Duration.ofMinutes(1), Duration.ofMinutes(10));
        try (FaultyProxy way = FaultyProxy.to(postgres.port());
                PathRounds looking = PathRounds.in(time, Urls.target(Urls.app(way.port())), limits)) {
            way.swallow(true);
            looked(looking, time);
            looked(looking, time);
            way.swallow(false);
            assertThat(looked(looking, time).answered()).isTrue();
            way.swallow(true);

            Instant silent = time.instant();
            PathObservation look = looked(looking, time);

            assertThat(look.failure()).hasValueSatisfying(SilenceLimitsTest::isTwiceSilent);
            assertThat(look.at()).isBefore(silent.plus(limits.answer().multipliedBy(2)));
        }
    }

    /** One that waits for its login would be waited for, and with it the cause. */
    @Test
    void aSecondOpinionIsHadBesideALoginThatHangs() throws Exception {
        ManualTime time = new ManualTime();
        PathLimits limits = new PathLimits(Duration.ofMinutes(1), Duration.ofMinutes(10));
        try (PathRounds looking = PathRounds.in(time, Urls.target(Urls.app(postgres.port())), limits);
                Connection owner = postgres.connect("postgres", "postgres", "");
                Statement held = owner.createStatement()) {
            assertThat(looking.look().answered()).isTrue();
            owner.setAutoCommit(false);
            held.execute("LOCK TABLE pg_authid");
            looking.beginAnother();
            await().until(() -> waitingFor(held));
            postgres.freeze();

            Instant silent = time.instant();
            PathObservation look = looked(looking, time);

            assertThat(look.failure()).hasValueSatisfying(SilenceLimitsTest::isTwiceSilent);
            assertThat(look.at()).isBefore(silent.plus(limits.answer().multipliedBy(2)));
        } finally {
            postgres.thaw();
        }
    }

    /** What hangs up, refuses or greets is left to a walk to tell. */
    @Test
    void onlyWhoeverSaysNothingAtAllIsSilent() throws Exception {
        try (Peer mute = Peer.thatStaysSilent();
                Peer gone = Peer.that((socket, in, out) -> {});
                PathRounds silent = PathRounds.brieflyAt(Urls.app(mute.port()));
                PathRounds closing = PathRounds.brieflyAt(Urls.app(gone.port()));
                PathRounds refused = PathRounds.brieflyAt(Urls.app(FreePort.next()));
                PathRounds greeted = PathRounds.at(Urls.app(postgres.port()))) {
            assertThat(silent.silence()).containsInstanceOf(PathFailure.Silent.class);
            assertThat(closing.silence()).isEmpty();
            assertThat(refused.silence()).isEmpty();
            assertThat(greeted.silence()).isEmpty();
        }
    }

    /** Where a SYN was lost, Linux repeats the packet after it only three seconds later: as long as a name or TCP may take. */
    @Test
    void aLoginHasHalfAsMuchTimeAgainAsWhatComesBeforeIt() throws Exception {
        ManualTime time = new ManualTime();
        PathLimits limits = new PathLimits(Duration.ofMinutes(1), Duration.ofMinutes(10));
        try (Peer peer = Peer.thatFallsSilentAfterSslRequest();
                PathRounds looking = PathRounds.in(time, Urls.target(Urls.app(peer.port())), limits)) {
            PathObservation look = looked(looking, time);

            assertThat(look.failure()).contains(new PathFailure.Silent(Phase.AUTH, Duration.ofMinutes(15), 1));
        }
    }

    /** In virtual time, which goes on as long as the look does. */
    private static PathObservation looked(PathRounds looking, ManualTime time) {
        CompletableFuture<Observation> look = looking.probe().look().subscribeAsCompletionStage();
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(1))
                .until(() -> {
                    time.advance(Duration.ofSeconds(1));
                    return look.isDone();
                });
        return (PathObservation) look.join();
    }

    private static boolean waitingFor(Statement held) throws SQLException {
        try (ResultSet waiting = held.executeQuery("SELECT FROM pg_locks WHERE NOT granted")) {
            return waiting.next();
        }
    }

    private static void isTwiceSilent(PathFailure failure) {
        assertThat(failure)
                .isInstanceOfSatisfying(
                        PathFailure.Silent.class,
                        silent -> assertThat(silent.opinions()).isEqualTo(2));
    }

    private static Optional<PathFailure> silent(int minutes) {
        return Optional.of(new PathFailure.Silent(Phase.TLS, Duration.ofMinutes(minutes), 1));
    }
}
