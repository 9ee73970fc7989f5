package dev.lifeguard.deploy;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Wrong values are refused with a sentence that says what was wrong. */
class RefusedValuesTest {
    private static final String DATABASE = "database: {secretKeyRef: {name: app, key: url}}\n";

    @TempDir
    private Path folder;

    static Arguments[] refused() {
        return new Arguments[] {
            row("no credential", "{}", "database says nowhere where its URL is: set database.secretKeyRef"),
            row(
                    "both kinds of credential",
                    "database: {secretKeyRef: {name: a, key: b}, secretFile: {name: a, key: b}}",
                    "database has both secretKeyRef and secretFile: give one of them"),
            row("a Secret without a key", "database: {secretKeyRef: {name: a}}", "named by both name and key"),
            row(
                    "another target without a credential",
                    DATABASE + "targets: {reports: {readOnly: true}}",
                    "targets.reports says nowhere where its URL is"),
            row(
                    "an unknown policy",
                    DATABASE + "readiness: {policy: lax}",
                    "at '/readiness/policy': value must be one of 'auto', 'strict', 'startup', 'off'"),
            row(
                    "an unknown mode",
                    DATABASE + "mode: daemon",
                    "at '/mode': value must be one of 'watcher', 'sidecar', 'demo'"),
            row("a key that is none", DATABASE + "databse: {}", "additional properties 'databse' not allowed"),
            row("a URL in the values", "database: {url: postgresql://a:b@c/d}", "additional properties 'url'"),
            row(
                    "a target's name",
                    DATABASE + "targets: {Über: {secretFile: {name: a, key: b}}}",
                    "'Über' does not match pattern"),
            row(
                    "a setting of something else",
                    DATABASE + "settings: {quarkus.http.port: 1}",
                    "'quarkus.http.port' does not match pattern '^lifeguard"),
            row(
                    "a setting that is none",
                    DATABASE + "settings: {lifeguard.probe.intervall: 1s}",
                    "additional properties 'lifeguard.probe.intervall' not allowed"),
            row(
                    "a setting out of its bounds",
                    DATABASE + "settings: {lifeguard.pool.size: 0}",
                    "at '/settings/lifeguard.pool.size': minimum: got 0, want 1"),
            row("a digest that is none", DATABASE + "image: {digest: latest}", "'/image/digest'"),
            row(
                    "a password as a value",
                    DATABASE + "env: [{name: PGPASSWORD, value: geheim}]",
                    "the value of PGPASSWORD looks like a password; take it from a Secret"),
            row(
                    "a token as a setting",
                    DATABASE + "settings: {lifeguard.alertmanager.token: geheim}",
                    "lifeguard.alertmanager.token holds a secret"),
            row(
                    "a mount of nothing",
                    DATABASE + "mounts: [{name: ca, mountPath: /ca}]",
                    "mounts: ca needs one of secret and configMap"),
            row(
                    "a ServiceMonitor without a Service",
                    DATABASE + "mode: sidecar\nmonitoring: {serviceMonitor: true}",
                    "monitoring.serviceMonitor needs mode watcher"),
            row(
                    "everything scraped twice",
                    DATABASE + "monitoring: {serviceMonitor: true, podMonitor: true}",
                    "every pod would be scraped twice"),
        };
    }

    private static Arguments row(String name, String values, String message) {
        return Arguments.of(Named.of(name, values), message);
    }

    @ParameterizedTest
    @MethodSource("refused")
    void wrongValuesAreRefusedInASentence(String values, String message) throws IOException {
        Path file = Files.writeString(folder.resolve("values.yaml"), values);

        assertThatThrownBy(() -> Chart.lifeguard().text(file))
                .hasMessageContaining(message)
                .message()
                .doesNotContain("geheim");
    }
}
