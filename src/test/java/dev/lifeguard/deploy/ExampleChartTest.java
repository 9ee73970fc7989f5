package dev.lifeguard.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The chart as a dependency of an application's own. */
class ExampleChartTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sidecar-values.yaml",
                "rotated-values.yaml",
                "application-values.yaml",
                "none-values.yaml",
                "exec-values.yaml",
                "supervised-values.yaml"
            })
    void anApplicationsChartIncludesTheSidecar(String use) throws IOException {
        Manifests rendered = Chart.example(folder).render(asDependency(use));

        assertThat(rendered.pods()).hasSize(2).allSatisfy(pod -> {
            List<Container> before = pod.getInitContainers();
            Container sidecar = before.get(before.size() - 1);
            assertThat(sidecar.getRestartPolicy()).isEqualTo("Always");
            if (use.startsWith("exec")) {
                assertThat(sidecar.getStartupProbe().getExec().getCommand())
                        .containsExactly("/lifeguard", "ready", "--for", "started");
            } else {
                assertThat(sidecar.getStartupProbe().getHttpGet().getPath()).isEqualTo("/health/started");
                assertThat(sidecar.getStartupProbe().getHttpGet().getPort().getIntVal())
                        .isEqualTo(9432);
            }
            assertThat(sidecar.getPorts())
                    .singleElement()
                    .satisfies(port -> assertThat(port.getName()).isEqualTo("lifeguard"));
        });
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
        return ShippedPods.asDependency(Chart.LIFEGUARD.resolve("ci").resolve(use), folder);
    }
}
