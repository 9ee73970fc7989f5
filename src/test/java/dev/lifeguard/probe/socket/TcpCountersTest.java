package dev.lifeguard.probe.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TcpCountersTest {
    private static final String NAMES = "Tcp: RtoAlgorithm MaxConn ActiveOpens PassiveOpens RetransSegs InErrs\n";

    @Test
    void whatIsCountedIsFoundByItsName() {
        String file = "Ip: Forwarding DefaultTTL\nIp: 1 64\n" + NAMES + "Tcp: 1 -1 203044 169281 59195 1119\nUdp: 0\n";

        assertThat(TcpCounters.of(file)).contains(new TcpCounters(203044, 59195));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "Tcp: 1 2\n", "Tcp: ActiveOpens InErrs\nTcp: 1 2\n", "Tcp: ActiveOpens RetransSegs\nTcp: 1\n"
            })
    void anotherFormSaysNothing(String file) {
        assertThat(TcpCounters.of(file)).isEmpty();
    }

    @Test
    void aFileThatIsNotThereSaysNothing() {
        assertThat(TcpCounters.read(Path.of("/nowhere/snmp"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"10, 5, true", "12, 5, true", "13, 5, false", "10, 6, false", "9, 5, false"})
    void fewNewConnectionsAndNothingSentAgainIsQuiet(long opened, long retransmitted, boolean quiet) {
        assertThat(new TcpCounters(opened, retransmitted).isQuietSince(new TcpCounters(10, 5)))
                .isEqualTo(quiet);
    }
}
