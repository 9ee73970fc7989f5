package dev.lifeguard.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The chart as a dependency of an application's own. */
class ExampleChartTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"sidecar-values.yaml", "rotated-values.yaml"})
    void anApplicationsChartIncludesTheSidecar(String use) throws IOException {
        Manifests rendered = Chart.example(folder).render(asDependency(use));

        assertThat(rendered.pods()).hasSize(2).allSatisfy(pod -> {
            Container sidecar = pod.getInitContainers().get(0);
            assertThat(sidecar.getRestartPolicy()).isEqualTo("Always");
            assertThat(sidecar.getStartupProbe().getHttpGet().getPath()).isEqualTo("/health/started");
            assertThat(sidecar.getStartupProbe().getHttpGet().getPort().getIntVal())
                    .isEqualTo(9432);
            assertThat(sidecar.getPorts())
                    .singleElement()
                    .satisfies(port -> assertThat(port.getName()).isEqualTo("lifeguard"));
        });
    }

    @Test
    void theApplicationIsReadyWhenTheSidecarSaysSo() throws IOException {
        PodSpec pod = Chart.example(folder)
                .render(asDependency("sidecar-values.yaml"))
                .of(Deployment.class)
                .get(0)
                .getSpec()
                .getTemplate()
                .getSpec();

        var probe = pod.getContainers().get(0).getReadinessProbe();
        assertThat(probe.getHttpGet().getPath()).isEqualTo("/health/ready");
        assertThat(probe.getHttpGet().getPort().getIntVal()).isEqualTo(9432);
        var alive = pod.getInitContainers().get(0).getLivenessProbe();
        assertThat(probe.getPeriodSeconds() * probe.getFailureThreshold())
                .as("a sidecar that hangs is started anew before the pod is taken out")
                .isGreaterThan(alive.getPeriodSeconds() * alive.getFailureThreshold());
    }

    @Test
    void aJobEndsWithItsLastContainerOfItsOwn() throws IOException {
        PodSpec pod = Chart.example(folder)
                .render(asDependency("sidecar-values.yaml"))
                .of(Job.class)
                .get(0)
                .getSpec()
                .getTemplate()
                .getSpec();

        assertThat(pod.getRestartPolicy()).isEqualTo("Never");
        assertThat(pod.getInitContainers()).extracting(Container::getName).containsExactly("lifeguard");
        assertThat(pod.getContainers()).extracting(Container::getName).doesNotContain("lifeguard");
    }

    private Path asDependency(String use) throws IOException {
        var values = JsonNodeFactory.instance.objectNode();
        ObjectNode sidecar =
                (ObjectNode) Yaml.read(Chart.LIFEGUARD.resolve("ci").resolve(use));
        if (!sidecar.path("database").has("secretKeyRef")) {
            // Helm merges maps: what the example itself sets is taken back with null.
            ((ObjectNode) sidecar.path("database")).putNull("secretKeyRef");
        }
        values.set("lifeguard", sidecar);
        return Files.writeString(folder.resolve(use), values.toString());
    }
}
