package dev.lifeguard.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifeguard.testing.ManualTime;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessageFilterTest {
    private final JdbcBudget budget = JdbcBudget.open(1000, Duration.ofSeconds(9), new ManualTime());

    @Test
    void noticesAndNotificationsAreLeftOut() throws IOException {
        assertThat(passed("Z\0\0\0\5IN\0\0\0\6hiA\0\0\0\4Z\0\0\0\5T")).isEqualTo("Z\0\0\0\5IZ\0\0\0\5T");
    }

    @Test
    void whatIsEmptyIsAMessageToo() throws IOException {
        assertThat(passed("1\0\0\0\0042\0\0\0\4")).isEqualTo("1\0\0\0\0042\0\0\0\4");
    }

    @Test
    void theAnswerToARequestForTlsIsOneByte() throws IOException {
        MessageFilter filter = new MessageFilter(bytes("NN\0\0\0\6hiZ\0\0\0\5I"), budget);
        filter.expectByte();

        assertThat(text(filter)).isEqualTo("NZ\0\0\0\5I");
    }

    @Test
    void aMessageThatIsNotFinishedEndsTheStream() throws IOException {
        assertThat(passed("Z\0\0\0\5IZ\0\0\0\7T")).isEqualTo("Z\0\0\0\5I");
    }

    @Test
    void aReadThatTimesOutGoesOnWhereItWas() throws IOException {
        InputStream hesitating = new InputStream() {
            private final InputStream in = bytes("N\0\0\0\6hiZ\0\0\0\6IT");
            private boolean late;

            @Override
            public int read() throws IOException {
                late = !late;
                if (late) {
                    throw new SocketTimeoutException();
                }
                return in.read();
            }

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                int one = read();
                into[offset] = (byte) one;
                return one < 0 ? -1 : 1;
            }
        };
        MessageFilter filter = new MessageFilter(hesitating, budget);
        StringBuilder all = new StringBuilder();
        for (int one = tried(filter); one >= 0; one = tried(filter)) {
            all.append((char) one);
        }

        assertThat(all).hasToString("Z\0\0\0\6IT");
    }

    private static int tried(MessageFilter filter) throws IOException {
        while (true) {
            try {
                return filter.read();
            } catch (SocketTimeoutException late) {
                assertThat(filter.available()).isZero();
            }
        }
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource({
        "'E\177\0\0\0',                announced a message of 2130706432 bytes",
        "'E\0\0\0\3',                  announced a message of 3 bytes",
        "'E\377\377\377\377',          announced a message of 4294967295 bytes",
        "'R\0\0\0\10\0\0\0\7',         'asks for a login of kind 7, which is not supported'",
        "'R\0\0\0\4',                  'asks for a login of kind -1, which is not supported'",
        "'R\0\0\0\25\0\0\0\13r=x,i=9999999',"
                + "'asks for SCRAM with 9999999 iterations, of which at most 600000 are computed'",
    })
    void whatNoServerSendsEndsTheConnection(String sent, String reason) {
        assertThatThrownBy(() -> passed(sent)).hasMessage("the server " + reason);
        assertThat(budget.exceeded()).contains(reason);
    }

    @ParameterizedTest
    @CsvSource({"'R\0\0\0\10\0\0\0\0'", "'R\0\0\0\10\0\0\0\3'", "'R\0\0\0\17\0\0\0\13,i=4096'"})
    void loginsThatAreKnownPass(String sent) throws IOException {
        assertThat(passed(sent)).isEqualTo(sent);
    }

    private String passed(String sent) throws IOException {
        return text(new MessageFilter(bytes(sent), budget));
    }

    private static ByteArrayInputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String text(InputStream in) throws IOException {
        return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
    }
}
