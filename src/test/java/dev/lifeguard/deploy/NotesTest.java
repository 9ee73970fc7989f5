package dev.lifeguard.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code helm install} says at its end. */
class NotesTest {
    private static final String DATABASE = "database: {secretKeyRef: {name: app, key: url}}\n";

    @TempDir
    private Path folder;

    static Stream<Path> uses() throws IOException {
        return ChartTest.uses();
    }

    @ParameterizedTest
    @MethodSource("uses")
    void whoInstallsItIsToldHowToAsk(Path values) {
        assertThat(Chart.lifeguard().notes(values))
                .contains("kubectl -n shop exec ", " -- /lifeguard check")
                .contains("\"check\" looks once.", "\"/lifeguard ready\" in its place");
    }

    @Test
    void aPortThatSpeaksTlsIsAskedSo() throws IOException {
        assertThat(notes(DATABASE + "settings: {lifeguard.http.tls.certificate: /tls/tls.crt}"))
                .contains("curl -sk https://localhost:9432/api/v1/diagnosis");
        assertThat(notes(DATABASE)).contains("curl -s localhost:9432/api/v1/diagnosis");
    }

    @Test
    void onTheJvmTheExecutableIsAnother() throws IOException {
        assertThat(notes(DATABASE + "probes: {command: [/opt/java/bin/java, -jar, /opt/lifeguard/quarkus-run.jar]}"))
                .contains("-- /opt/java/bin/java -jar /opt/lifeguard/quarkus-run.jar check");
    }

    @Test
    void noSecretIsInThem() throws IOException {
        String secret = "env: [{name: LIFEGUARD_HTTP_TOKEN, valueFrom: {secretKeyRef: {name: geheim, key: token}}}]\n";

        assertThat(notes(DATABASE + secret)).doesNotContain("geheim");
    }

    private String notes(String values) throws IOException {
        return Chart.lifeguard().notes(Files.writeString(folder.resolve("values.yaml"), values));
    }
}
