package dev.lifeguard.probe.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lifeguard.database.DatabaseUrl;
import dev.lifeguard.database.Endpoint;
import dev.lifeguard.database.Target;
import dev.lifeguard.observation.NewConnectionObservation;
import dev.lifeguard.observation.Observation;
import dev.lifeguard.observation.PathFailure;
import dev.lifeguard.observation.Phase;
import dev.lifeguard.probe.SharedSession;
import dev.lifeguard.probe.socket.SocketTable;
import dev.lifeguard.testing.ManualTime;
import dev.lifeguard.testing.NeverAsked;
import dev.lifeguard.testing.Urls;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Beside a session that answers, a new connection meets silence: in virtual time, what of that is an opinion. */
class NewConnectionSilenceTest {
    private static final PathLimits LIMITS = new PathLimits(Duration.ofSeconds(1), Duration.ofSeconds(10));
    private static final PathFailure ONCE = silent(LIMITS.answer(), 1);
    private static final PathFailure PATIENTLY = silent(LIMITS.ofComeback().answer(), 2);

    /** What the JDK says of it is neither that there is none nor that it cannot tell. */
    private static final DatabaseUrl WITHOUT_NAME_SERVER = Urls.at(new Endpoint("[", 5432));

    private final Vertx vertx = Vertx.vertx();
    private final ManualTime time = new ManualTime();
    private final AtomicBoolean rung = new AtomicBoolean();
    private final LateServer server = new LateServer();
    private volatile DatabaseUrl url = Urls.app(server.port());
    private final Target target = new Target(Target.DEFAULT_NAME, () -> url, false);
    private final SharedSession shared = new SharedSession(vertx, time, Duration.ofMinutes(10), "lifeguard");
    private final SharedScan scans = new SharedScan(target, vertx, shared, LIMITS);
    private final NewConnectionProbe probe =
            new NewConnectionProbe(shared, scans, new SocketTable(Path.of("/nowhere")), Duration.ofHours(1));

    @BeforeEach
    void aSessionIsHeld() {
        shared.context().runOnContext(now -> shared.opened(new NeverAsked()));
        assertThat(look()).as("that one was a new connection itself").isEmpty();
        probe.onAlarm(() -> rung.set(true));
    }

    @AfterEach
    void close() throws IOException {
        server.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    /** One that is restarted, just after a server that is busy was slow to greet once. */
    @Test
    void aNameServerThatDoesNotAnswerDoesNotSayTheServersOneSilenceAgain() {
        assertThat(look()).contains(ONCE);
        url = WITHOUT_NAME_SERVER;

        assertThat(look()).isEmpty();
        assertThat(look()).isEmpty();
    }

    /** It greets the next one late, which is not as long as a driver waits. */
    @Test
    void aBusyServerHasTheTimeOfALoginToGreetTheNext() {
        assertThat(look()).contains(ONCE);
        assertThat(look()).isEmpty();
        pass(LIMITS.answer().multipliedBy(4));
        server.greet();

        await().untilTrue(rung); // and no time passes
        assertThat(look()).containsInstanceOf(PathFailure.ServerSaid.class);
    }

    /** As by a restart, which ends the session as well and is over a moment later. */
    @Test
    void oneThatIsCutLateIsNoFailureBeforeItWasTriedAgain() {
        assertThat(look()).contains(ONCE);
        assertThat(look()).isEmpty();
        pass(LIMITS.connect());
        server.greetAllBut(2);

        await().untilTrue(rung);
        assertThat(look()).containsInstanceOf(PathFailure.ServerSaid.class);
    }

    @Test
    void nobodyWaitsForItAndThereIsOneHoweverOftenOneLooks() {
        assertThat(look()).contains(ONCE);
        assertThat(look()).isEmpty();
        assertThat(look()).isEmpty();
        assertThat(look()).isEmpty();

        assertThat(rung).isFalse();
        assertThat(server.accepted()).isEqualTo(2);
    }

    /** The one that replaced it was a new connection itself, which was let in. */
    @Test
    void theSilenceBesideASessionThatIsGoneIsNoneBesideTheNext() {
        assertThat(look()).contains(ONCE);
        assertThat(look()).isEmpty();
        shared.context().runOnContext(now -> shared.opened(new NeverAsked()));
        assertThat(look()).isEmpty();
        rung.set(false); // which the session has done
        assertThat(look()).contains(ONCE);
        pass(LIMITS.ofComeback().answer());

        assertThat(rung).as("what is of no interest").isFalse();
        assertThat(confirmed()).contains(PATIENTLY);
        assertThat(server.accepted()).as("two beside each").isEqualTo(4);
    }

    @Test
    void oneThatStaysSilentForAsLongIsSilent() {
        assertThat(look()).contains(ONCE);

        assertThat(confirmed()).contains(PATIENTLY);
        assertThat(look()).as("while the next waits").contains(PATIENTLY);
    }

    @Test
    void whatIsSaidOfASilentServerStaysWhileNoNameServerAnswers() {
        look();
        confirmed();
        url = WITHOUT_NAME_SERVER;

        assertThat(look()).contains(PATIENTLY);
    }

    /** A name server that answers only now and then says nothing of the server. */
    @Test
    void theServersSilenceIsNotForgottenWhileNoNameServerAnswers() {
        DatabaseUrl known = url;
        assertThat(look()).contains(ONCE);
        url = WITHOUT_NAME_SERVER;
        assertThat(look()).isEmpty();
        url = known;

        assertThat(confirmed()).contains(PATIENTLY);
    }

    /** A ping that is doubted asks for a second opinion, which has less time than any other. */
    @Test
    void aConnectionThatSomebodyElseOpensHastilyIsNoConfirmation() {
        assertThat(look()).contains(ONCE);
        shared.context().runOnContext(now -> scans.begin());
        await().until(() -> server.accepted() == 2);

        assertThat(confirmed()).contains(PATIENTLY);
    }

    private static PathFailure silent(Duration limit, int opinions) {
        return new PathFailure.Silent(Phase.TLS, limit, opinions);
    }

    /** What is said once the patient connection has ended; until then, what was said before, which is nothing. */
    private Optional<PathFailure> confirmed() {
        return await().atMost(Duration.ofSeconds(30)).pollDelay(Duration.ZERO).until(this::look, Optional::isPresent);
    }

    private Optional<PathFailure> look() {
        return failureOf(probe.look().subscribeAsCompletionStage());
    }

    /** Time goes on as long as the look does. */
    private Optional<PathFailure> failureOf(CompletableFuture<Observation> look) {
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(1))
                .until(() -> {
                    pass(SchedulingGaps.TICK);
                    return look.isDone();
                });
        return ((NewConnectionObservation) look.join()).failure();
    }

    private void pass(Duration passing) {
        time.advance(passing);
    }
}
