package dev.lifeguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.QuarkusBindException;
import java.io.IOException;
import java.net.BindException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

class ExitHandlerTest {
    @Test
    void takenPortIsNamedHoweverDeepItIs() {
        Exception bind = new QuarkusBindException("0.0.0.0", 9432, new BindException("Address already in use"));
        assertThat(ExitHandler.sentence(new RuntimeException("Failed to start quarkus", bind)))
                .startsWith("port 9432 is in use by another process");
    }

    @Test
    void takenPortIsNamedOnANativeTransportToo() {
        Exception bind = new IOException("bind(..) failed with error(-98): Address already in use");
        assertThat(ExitHandler.sentence(new RuntimeException(bind))).contains("is in use by another process");
    }

    @Test
    void anythingElseIsOneSentence() {
        assertThat(ExitHandler.sentence(new RuntimeException("outer", new IllegalStateException("inner"))))
                .isEqualTo("cannot go on, IllegalStateException: inner");
        assertThat(ExitHandler.sentence(new IllegalStateException())).isEqualTo("cannot go on, IllegalStateException");
    }

    @Test
    void aMissingFileIsSaidToBeMissing() {
        assertThat(ExitHandler.sentence(new IllegalStateException(new NoSuchFileException("/etc/tls.crt"))))
                .isEqualTo("cannot go on, there is no such file: /etc/tls.crt");
    }

    @Test
    void passwordsOfQuotedUrlsAreLeftOut() {
        assertThat(ExitHandler.sentence(
                        new IllegalStateException("bad postgres://app:ge@heim@db/shop and PASSWORD=geheim x")))
                .endsWith("bad postgres://***@db/shop and PASSWORD=*** x")
                .doesNotContain("heim");
    }
}
