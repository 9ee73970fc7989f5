package dev.lifeguard.probe.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ongres.scram.common.ScramFunctions;
import com.ongres.scram.common.ScramMechanism;
import com.ongres.scram.common.StringPreparation;
import com.ongres.scram.common.exception.ScramException;
import dev.lifeguard.observation.PathFailure;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ScramLoginTest {
    private static final String PASSWORD = "s3cret";
    private static final byte[] SALT = "salt".getBytes(StandardCharsets.US_ASCII);
    private static final int ITERATIONS = 4096;

    private final Deque<Runnable> asked = new ArrayDeque<>();
    private final List<PathFailure> refused = new ArrayList<>();
    private final EmbeddedChannel channel = new EmbeddedChannel(new ScramLogin(PASSWORD, asked::add, refused::add));

    @AfterEach
    void nothingIsLeft() {
        channel.finishAndReleaseAll();
    }

    @Test
    void whatTheServerAsksForIsNotComputedOnTheEventLoop() {
        String first = offer();
        String challenge = challenge(first);

        channel.writeInbound(authentication(11, challenge));
        assertThat((Object) channel.readOutbound()).as("before it is computed").isNull();

        compute();
        String proof = sent();
        assertThat(proof).startsWith("c=biws,r=").contains(",p=");

        channel.writeInbound(authentication(12, "v=" + signature(first, challenge, proof)));
        assertThat((Object) channel.readInbound()).as("what the client hears").isNull();
        assertThat(channel.pipeline().get(ScramLogin.class)).isNull();

        channel.writeInbound(authentication(0, ""));
        assertThat(type(channel.readInbound())).isZero();
    }

    @Test
    void aServerThatDoesNotKnowThePasswordIsNotBelieved() {
        String challenge = challenge(offer());
        channel.writeInbound(authentication(11, challenge));
        compute();
        sent();

        assertThatThrownBy(() -> channel.writeInbound(authentication(12, "v=" + encoded(new byte[32]))))
                .isInstanceOf(ScramException.class);
    }

    @Test
    void aChallengeForAnotherNonceIsAnError() {
        offer();
        channel.writeInbound(authentication(11, "r=other,s=c2FsdA==,i=4096"));
        compute();

        assertThatThrownBy(channel::checkException).isInstanceOf(Exception.class);
        assertThat((Object) channel.readOutbound()).isNull();
    }

    @Test
    void aSecondChallengeIsNotComputed() {
        String challenge = challenge(offer());
        channel.writeInbound(authentication(11, challenge), authentication(11, challenge));

        assertThat(asked).hasSize(1);
        assertThat(type(channel.readInbound()))
                .as("passed on, as what it is: out of turn")
                .isEqualTo(11);
    }

    @Test
    void tooManyIterationsEndTheConnection() {
        String challenge = challenge(offer());
        channel.writeInbound(authentication(11, challenge.replace("i=4096", "i=600001")));

        assertThat(asked).isEmpty();
        assertThat(refused).hasSize(1);
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void otherWaysOfLoggingInAreTheClients() {
        channel.writeInbound(authentication(10, "OAUTHBEARER\0\0"), authentication(5, "salt"), authentication(3, ""));

        assertThat(List.of(type(channel.readInbound()), type(channel.readInbound()), type(channel.readInbound())))
                .containsExactly(10, 5, 3);
    }

    /** @return what the client begins with */
    private String offer() {
        channel.writeInbound(authentication(10, "SCRAM-SHA-256-PLUS\0SCRAM-SHA-256\0\0"));
        String first = sent();
        assertThat(first).startsWith("SCRAM-SHA-256\0");
        return first.substring(first.indexOf("n,,") + 3);
    }

    private static String challenge(String first) {
        String nonce = first.substring(first.indexOf("r=") + 2);
        return "r=" + nonce + "theirs,s=" + encoded(SALT) + ",i=" + ITERATIONS;
    }

    private static String signature(String first, String challenge, String proof) {
        ScramMechanism mechanism = ScramMechanism.SCRAM_SHA_256;
        byte[] salted = ScramFunctions.saltedPassword(
                mechanism, StringPreparation.POSTGRESQL_PREPARATION, PASSWORD.toCharArray(), SALT, ITERATIONS);
        String all = first + "," + challenge + "," + proof.substring(0, proof.indexOf(",p="));
        return encoded(ScramFunctions.serverSignature(mechanism, ScramFunctions.serverKey(mechanism, salted), all));
    }

    private static String encoded(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private void compute() {
        asked.remove().run();
        channel.runPendingTasks();
    }

    /** A message of the client, without its header. */
    private String sent() {
        ByteBuf header = channel.readOutbound();
        ByteBuf body = channel.readOutbound();
        assertThat((char) header.readByte()).isEqualTo('p');
        assertThat(header.readInt()).isEqualTo(4 + body.readableBytes());
        String text = body.toString(StandardCharsets.UTF_8);
        header.release();
        body.release();
        return text;
    }

    private static ByteBuf authentication(int kind, String text) {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        return Unpooled.buffer()
                .writeByte('R')
                .writeInt(8 + body.length)
                .writeInt(kind)
                .writeBytes(body);
    }

    private static int type(ByteBuf message) {
        int kind = message.getInt(5);
        message.release();
        return kind;
    }
}
