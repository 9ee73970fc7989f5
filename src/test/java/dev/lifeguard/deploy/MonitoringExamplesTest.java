package dev.lifeguard.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The example configuration of Prometheus and Alertmanager, judged by their own tools. */
class MonitoringExamplesTest {
    private static final Path PROMETHEUS = Path.of("deploy/prometheus/prometheus.yaml");
    private static final Path ALERTMANAGER = Path.of("deploy/alertmanager/alertmanager.yaml");

    @Test
    void prometheusReadsItsConfigurationAndFindsTheRules(@TempDir Path folder) throws Exception {
        Tool promtool = new Tool("promtool");
        // Some distributions build Prometheus without the discovery of pods.
        String text = Files.readString(PROMETHEUS)
                .replace("kubernetes_sd_configs:\n      - role: pod", "static_configs:\n      - targets: []")
                .replace("../../helm", Path.of("helm").toAbsolutePath().toString());
        Path copy = Files.writeString(folder.resolve("prometheus.yaml"), text);

        Tool.Ended ended = promtool.run("check", "config", copy.toString());

        assertThat(ended.code()).as(ended.output()).isZero();
        assertThat(ended.output()).contains("rules found").contains("rule files found");
    }

    @Test
    void alertmanagerReadsItsConfiguration() throws Exception {
        Tool.Ended ended = new Tool("amtool").run("check-config", ALERTMANAGER.toString());

        assertThat(ended.code()).as(ended.output()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "LifeguardTooManyClients, critical, server, database",
        "LifeguardConnectTimeout, critical, network, network",
        "LifeguardAuthFailed, critical, deployment, pager",
        "LifeguardAppPoolExhausted, critical, pod, pager",
        "LifeguardSlowServer, warning, server, team",
        "LifeguardInsufficientVisibility, info, deployment, log",
        "SomethingElse, critical, server, team"
    })
    void alertsReachWhoCanDoSomething(String alert, String severity, String scope, String receiver) throws Exception {
        Tool.Ended ended = new Tool("amtool")
                .run(
                        "config",
                        "routes",
                        "test",
                        "--config.file=" + ALERTMANAGER,
                        "alertname=" + alert,
                        "severity=" + severity,
                        "scope=" + scope);

        assertThat(ended.output().lines().reduce((first, last) -> last)).contains(receiver);
    }

    @Test
    void noAddressOfAnybodyIsInTheExamples() throws IOException {
        assertThat(Files.readString(ALERTMANAGER)).doesNotContain("http", "@");
    }
}
