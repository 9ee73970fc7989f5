package dev.lifeguard.probe.path;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeguard.observation.ServerFacts;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReportedSettingsTest {
    private static final ServerFacts PRIMARY = facts(false, false);

    private final ReportedSettings settings = new ReportedSettings();
    private final EmbeddedChannel channel = new EmbeddedChannel(settings);

    @Test
    void whatTheServerSaidLastCounts() {
        says("in_hot_standby", "off");
        says("default_transaction_read_only", "off");
        says("in_hot_standby", "on");

        assertThat(settings.now(PRIMARY)).contains(facts(true, false));
    }

    @Test
    void whoDoesNotSayAllOfItIsAsked() {
        says("server_version", "13.4");
        says("in_hot_standby", "off");

        assertThat(settings.now(PRIMARY)).isEmpty();
    }

    @Test
    void whatIsNeitherOnNorOffIsNotBelieved() {
        says("in_hot_standby", "off");
        says("default_transaction_read_only", "off");
        says("in_hot_standby", "perhaps");

        assertThat(settings.now(PRIMARY)).isEmpty();
    }

    @Test
    void everyMessageGoesOnAsItCame() {
        passes(Unpooled.wrappedBuffer(new byte[] {'S'})); // TLS is spoken
        passes(message('S', new byte[0]));
        passes(message('S', "in_hot_standby".getBytes(StandardCharsets.US_ASCII)));
        passes(message('Z', new byte[] {'I'}));

        assertThat(settings.now(PRIMARY)).isEmpty();
    }

    private void says(String name, String value) {
        passes(message('S', (name + "\0" + value + "\0").getBytes(StandardCharsets.US_ASCII)));
    }

    private void passes(ByteBuf message) {
        channel.writeInbound(message);
        ByteBuf passed = channel.readInbound();
        assertThat(passed).isSameAs(message);
        passed.release();
    }

    private static ByteBuf message(char kind, byte[] body) {
        return Unpooled.buffer().writeByte(kind).writeInt(4 + body.length).writeBytes(body);
    }

    private static ServerFacts facts(boolean standby, boolean readOnly) {
        return new ServerFacts(
                Optional.of("16.4"),
                Optional.of(standby),
                Optional.of(readOnly),
                Optional.of(100),
                Optional.of(true),
                Optional.of(false),
                false);
    }
}
