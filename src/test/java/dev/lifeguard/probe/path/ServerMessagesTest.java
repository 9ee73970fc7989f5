package dev.lifeguard.probe.path;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeguard.observation.PathFailure;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What of a server's messages gets to the client, which would log notices as they are. */
class ServerMessagesTest {
    private final List<PathFailure> refused = new ArrayList<>();
    private final EmbeddedChannel channel = new EmbeddedChannel(new ServerMessages(false, refused::add));

    @Test
    void noNoticeAndNoNotificationGetsThrough() {
        channel.writeInbound(message('N', "SNOTICE\0M\u001b[31mforged\n2026-11-22 ERROR not ours\0\0"));
        channel.writeInbound(message('A', "1234channel\0payload\0"));
        channel.writeInbound(message('Z', "I"));

        assertThat(letters()).containsExactly('Z');
        assertThat(refused).isEmpty();
    }

    @Test
    void oneInPiecesDoesNotGetThroughEither() {
        ByteBuf whole = message('N', "Mcut\0\0");
        while (whole.isReadable()) {
            channel.writeInbound(whole.readBytes(1));
        }
        channel.writeInbound(message('Z', "I"));

        assertThat(letters()).containsExactly('Z');
    }

    @Test
    void anotherMessageDoes() {
        channel.writeInbound(message('E', "SERROR\0C42P01\0\0"));

        assertThat(letters()).containsExactly('E');
    }

    private List<Character> letters() {
        List<Character> letters = new ArrayList<>();
        for (ByteBuf each = channel.readInbound(); each != null; each = channel.readInbound()) {
            letters.add((char) each.getByte(each.readerIndex()));
            each.release();
        }
        return letters;
    }

    private static ByteBuf message(char letter, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return Unpooled.buffer().writeByte(letter).writeInt(bytes.length + 4).writeBytes(bytes);
    }
}
