package dev.lifeguard.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is installed without Helm is what the chart installs. */
class DriftTest {
    private static final Path DEPLOY = Path.of("deploy");

    @TempDir
    private Path folder;

    private PodSpec chart;

    @BeforeEach
    void rendered() throws IOException {
        Path values = Files.writeString(folder.resolve("values.yaml"), "{}");
        chart = podOf(Chart.example(folder).render(values));
        // Only the chart knows what the application is called.
        sidecar(chart).getEnv().removeIf(each -> each.getName().equals("LIFEGUARD_ALERTMANAGER_LABELS_APP"));
    }

    @Test
    void snippetIsTheChartsOutput() {
        assertSame(Yaml.decode(Yaml.read(DEPLOY.resolve("snippet.yaml")).path("spec"), PodSpec.class));
    }

    @Test
    void componentIsTheChartsOutput() {
        JsonNode sidecar = Yaml.read(DEPLOY.resolve("kustomize/component/sidecar.yaml"));
        PodSpec patched = Yaml.decode(sidecar.path("spec").path("template").path("spec"), PodSpec.class);

        assertSame(patched);
    }

    @Test
    void kustomizeAddsTheComponentToALabelledDeployment() throws Exception {
        Tool.Ended built = new Tool("kubectl")
                .run("kustomize", DEPLOY.resolve("kustomize/example").toString());

        PodSpec pod = podOf(Manifests.of(built.output()));
        assertThat(pod.getInitContainers()).extracting(Container::getName).containsExactly("migrate", "lifeguard");
        assertSame(pod);
    }

    @Test
    void admissionPolicyIsTheChartsOutput() {
        JsonNode pod = Yaml.read("""
                spec:
                  containers:
                    - name: app
                      env: [{name: DATABASE_URL, valueFrom: {secretKeyRef: {name: app, key: database-url}}}]
                """);
        PodSpec admitted = Yaml.decode(AdmissionPolicy.load().admit(pod).path("spec"), PodSpec.class);

        // In the policy what Lifeguard needs comes first, so that the application's own value wins.
        sidecar(admitted).getEnv().sort((one, other) -> one.getName().compareTo(other.getName()));
        sidecar(chart).getEnv().sort((one, other) -> one.getName().compareTo(other.getName()));
        assertSame(admitted);
    }

    private void assertSame(PodSpec other) {
        assertThat(tree(sidecar(other))).isEqualTo(tree(sidecar(chart)));
        assertThat(tree(volume(other))).isEqualTo(tree(volume(chart)));
    }

    private static Container sidecar(PodSpec pod) {
        return pod.getInitContainers().stream()
                .filter(container -> container.getName().equals("lifeguard"))
                .findFirst()
                .orElseThrow();
    }

    private static Volume volume(PodSpec pod) {
        return pod.getVolumes().stream()
                .filter(volume -> volume.getName().equals("lifeguard"))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode tree(Object part) {
        return new ObjectMapper().valueToTree(part);
    }

    private static PodSpec podOf(Manifests manifests) {
        return manifests.of(Deployment.class).get(0).getSpec().getTemplate().getSpec();
    }
}
