package dev.lifeguard.probe.path;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lifeguard.async.WorkerPool;
import dev.lifeguard.observation.Observation;
import dev.lifeguard.observation.Unseen;
import dev.lifeguard.testing.ManualTime;
import dev.lifeguard.testing.Peer;
import dev.lifeguard.testing.Urls;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** A server that has asked for a proof waits for us, not we for it; in virtual time. */
class OwnComputingTest {
    private static final PathLimits LIMITS = new PathLimits(Duration.ofSeconds(10), Duration.ofSeconds(20));

    private final CountDownLatch challenged = new CountDownLatch(1);

    /** As where other servers ask for long computations: one thread does them all. */
    @Test
    void aProofThatIsNotComputedInTimeIsNoSilenceOfTheServer() throws Exception {
        ManualTime time = new ManualTime();
        CountDownLatch elsewhere = new CountDownLatch(1);
        try (Peer server = Peer.that(this::challenge);
                PathRounds looking = PathRounds.in(time, Urls.target(Urls.app(server.port())), LIMITS)) {
            WorkerPool.logins(looking.session().context().owner()).run(() -> {
                elsewhere.await();
                return true;
            });
            CompletableFuture<Observation> look = looking.probe().look().subscribeAsCompletionStage();
            challenged.await();

            await().atMost(Duration.ofSeconds(30))
                    .pollInterval(Duration.ofMillis(1))
                    .until(() -> {
                        time.advance(SchedulingGaps.TICK);
                        return look.isDone();
                    });

            assertThat(look.join())
                    .isInstanceOfSatisfying(
                            Unseen.class,
                            unseen -> assertThat(unseen.because())
                                    .isEqualTo("this process, which computes one login at a time, did not finish"
                                            + " this one's proof of the password in 30.0 s"));
        } finally {
            elsewhere.countDown();
        }
    }

    /** Asks for a proof of the password, and has all the time in the world. */
    private void challenge(Socket socket, InputStream in, OutputStream out) throws IOException {
        Peer.readStartup(in, out);
        out.write(authentication(10, "SCRAM-SHA-256\0\0"));
        DataInputStream said = new DataInputStream(in);
        said.readByte();
        String first = new String(said.readNBytes(said.readInt() - 4), US_ASCII);
        out.write(authentication(11, "r=" + first.substring(first.indexOf("r=") + 2) + "more,s=c2FsdA==,i=4096"));
        out.flush();
        challenged.countDown();
        in.transferTo(OutputStream.nullOutputStream());
    }

    private static byte[] authentication(int code, String text) {
        return ByteBuffer.allocate(9 + text.length())
                .put((byte) 'R')
                .putInt(8 + text.length())
                .putInt(code)
                .put(text.getBytes(US_ASCII))
                .array();
    }
}
