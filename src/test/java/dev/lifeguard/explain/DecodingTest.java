package dev.lifeguard.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class DecodingTest {
    private static final String TEXT = "Rolle »app« existiert nicht, für";

    @Test
    void aLogIsReadInWhateverItWasWritten() {
        assertThat(Decoding.of(TEXT.getBytes(StandardCharsets.UTF_8))).isEqualTo(TEXT);
        assertThat(Decoding.of(TEXT.getBytes(Charset.forName("windows-1252")))).isEqualTo(TEXT);
        assertThat(Decoding.of(("\ufeff" + TEXT).getBytes(StandardCharsets.UTF_16LE)))
                .endsWith(TEXT);
        assertThat(Decoding.of(("\ufeff" + TEXT).getBytes(StandardCharsets.UTF_16BE)))
                .endsWith(TEXT);
    }

    @Test
    void bytesThatAreNoTextAreNoError() {
        byte[] bytes = new byte[1024];
        new java.util.Random(1).nextBytes(bytes);

        assertThat(Explainer.load().explain(Decoding.of(bytes))).isEmpty();
        assertThat(Decoding.of()).isEmpty();
    }
}
