package dev.lifeguard.probe.path;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeguard.async.Futures;
import dev.lifeguard.observation.PathFailure;
import dev.lifeguard.observation.Phase;
import dev.lifeguard.wiring.VertxTime;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClientOptions;
import java.net.ConnectException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LargePacketsTest {
    private static final PathLimits LIMITS = new PathLimits(Duration.ofSeconds(1), Duration.ofSeconds(3));
    private static final PathFailure NOTHING = new PathFailure.Silent(Phase.TLS, Duration.ofSeconds(3), 1);
    private static final PreflightResult SILENT = result(Optional.of(NOTHING));
    private static final PreflightResult ANSWERED = result(Optional.empty());

    private final Vertx vertx = Vertx.vertx();
    private final List<Boolean> small = new ArrayList<>();

    @AfterEach
    void end() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void silentAnsweredWhenSmallAndSilentAgainIsThePath() {
        PreflightResult end = explained(SILENT, Future.succeededFuture(ANSWERED), Future.succeededFuture(SILENT));

        assertThat(end.handshake()).contains(new PathFailure.LargePacketsLost(LIMITS.connect(), 512));
        assertThat(small).containsExactly(true, false);
    }

    @Test
    void aServerThatWasHeldUpForAMomentIsNot() {
        PreflightResult end = explained(SILENT, Future.succeededFuture(ANSWERED), Future.succeededFuture(ANSWERED));

        assertThat(end.handshake()).isEmpty();
    }

    @Test
    void aServerThatIsSilentWhateverTheSizeIsNot() {
        PreflightResult end = explained(SILENT, Future.succeededFuture(SILENT));

        assertThat(end.handshake()).contains(NOTHING);
    }

    @Test
    void aServerThatIsGoneMeanwhileIsNot() {
        PreflightResult end = explained(SILENT, Future.failedFuture(new ConnectException()));

        assertThat(end.handshake()).contains(NOTHING);
    }

    @Test
    void whoeverAnswersIsNotAskedAgain() {
        assertThat(explained(ANSWERED).handshake()).isEmpty();
        assertThat(small).isEmpty();
    }

    @SafeVarargs
    private PreflightResult explained(PreflightResult first, Future<PreflightResult>... then) {
        Deque<Future<PreflightResult>> answers = new ArrayDeque<>(List.of(then));
        LargePackets packets = new LargePackets(new VertxTime(vertx), LIMITS, options -> {
            small.add(options.getReceiveBufferSize() != NetClientOptions.DEFAULT_RECEIVE_BUFFER_SIZE);
            return answers.remove();
        });
        return Futures.uni(vertx.getOrCreateContext(), () -> packets.explain(first))
                .await()
                .atMost(Duration.ofSeconds(10));
    }

    private static PreflightResult result(Optional<PathFailure> handshake) {
        return new PreflightResult(Duration.ZERO, true, Duration.ZERO, handshake, Optional.empty());
    }
}
