package dev.lifeguard.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whole incidents against committed reports. After a change that is meant, write them anew with
 * {@code ./mvnw test -Dtest=IncidentTest -Dincidents.write=true} and read the difference.
 */
class IncidentTest {
    private static final Path REPORTS = Path.of("src/test/resources/incidents");

    static Stream<Arguments> incidents() {
        return Stream.of(
                row(
                        "crash-and-restart",
                        ScriptedIncident.named("Crash and restart")
                                .answers()
                                .at(seconds(30))
                                .refuses()
                                .at(seconds(88))
                                .startsUp()
                                .at(seconds(90))
                                .recovers()
                                .until(seconds(120))),
                row(
                        "freeze",
                        ScriptedIncident.named("Freeze")
                                .answers()
                                .at(seconds(30))
                                .freezes()
                                .at(seconds(60))
                                .recovers()
                                .until(seconds(70))),
                row(
                        "one-slow-ping",
                        ScriptedIncident.named("One slow ping, within the limit")
                                .answers()
                                .at(seconds(30))
                                .takes(Duration.ofMillis(450))
                                .at(seconds(32))
                                .answers()
                                .until(seconds(40))),
                row(
                        "slow-server",
                        ScriptedIncident.named("A server that becomes slow")
                                .answers()
                                .at(seconds(30))
                                .takes(Duration.ofMillis(700))
                                .at(seconds(60))
                                .recovers()
                                .until(seconds(70))),
                row(
                        "one-lost-packet",
                        ScriptedIncident.named("One lost packet")
                                .answers()
                                .at(seconds(30))
                                .losesOneRound()
                                .until(seconds(40))),
                row(
                        "wrong-password-fixed",
                        ScriptedIncident.named("Rollout with a wrong password, then fixed")
                                .rejectsThePassword()
                                .at(seconds(45))
                                .recovers()
                                .until(seconds(60))),
                row(
                        "flapping",
                        ScriptedIncident.named("Flapping")
                                .answers()
                                .at(seconds(10))
                                .refuses()
                                .at(seconds(11))
                                .recovers()
                                .at(seconds(13))
                                .refuses()
                                .at(seconds(14))
                                .recovers()
                                .at(Duration.ofMillis(14_700))
                                .refuses()
                                .at(seconds(17))
                                .recovers()
                                .until(seconds(30))),
                row(
                        "silence-at-start",
                        ScriptedIncident.named("Silence at the start")
                                .freezes()
                                .at(seconds(10))
                                .recovers()
                                .until(seconds(20))),
                row(
                        "from-frozen-to-gone",
                        ScriptedIncident.named("Frozen, then gone")
                                .answers()
                                .at(seconds(10))
                                .freezes()
                                .at(seconds(20))
                                .refuses()
                                .at(seconds(25))
                                .recovers()
                                .until(seconds(30))));
    }

    private static Arguments row(String file, String report) {
        return Arguments.of(file, report);
    }

    private static Duration seconds(long seconds) {
        return Duration.ofSeconds(seconds);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("incidents")
    void incidentReadsAsItDid(String file, String report) throws IOException {
        Path golden = REPORTS.resolve(file + ".md");
        if (Boolean.getBoolean("incidents.write")) {
            Files.writeString(golden, report);
        }

        assertThat(report).isEqualTo(Files.readString(golden));
    }
}
