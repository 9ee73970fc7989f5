package dev.lifeguard.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The component in overlays of others, as its own header says that it is changed. Needs kubectl; skipped without. */
class KustomizeTest {
    private static final Path COMPONENT = Path.of("deploy/kustomize/component");

    private static final String DEPLOYMENT = """
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: shop
              annotations: {lifeguard.dev/secret: shop-database}
              labels: {lifeguard.dev/inject: "true"}
            spec:
              selector: {matchLabels: {app: shop}}
              template:
                metadata: {labels: {app: shop}}
                spec:
                  initContainers: %s
                  containers: [{name: app, image: app}, {name: proxy, image: proxy}]
            """;

    private static final String OVERLAY = """
            apiVersion: kustomize.config.k8s.io/v1beta1
            kind: Kustomization
            resources: [deployment.yaml]
            components: [../component]
            images:
              - {name: lifeguard, newName: registry.example/lifeguard, newTag: "1.2.3"}
            """;

    @TempDir
    private Path folder;

    @Test
    void itIsTheLastWhateverIsThereAndHasItsImageAndSecret() throws Exception {
        PodSpec pod = built("[{name: mesh, image: m, restartPolicy: Always}, {name: migrate, image: app}]");

        assertThat(pod.getInitContainers())
                .extracting(Container::getName)
                .containsExactly("mesh", "migrate", "lifeguard");
        isAsWanted(pod.getInitContainers().get(2));
        assertThat(pod.getContainers()).extracting(Container::getName).containsExactly("app", "proxy");
    }

    @Test
    void itMayBeTheOnlyOne() throws Exception {
        PodSpec pod = built("[]");

        assertThat(pod.getInitContainers()).hasSize(1);
        isAsWanted(pod.getInitContainers().get(0));
    }

    private static void isAsWanted(Container sidecar) {
        assertThat(sidecar.getImage()).isEqualTo("registry.example/lifeguard:1.2.3");
        assertThat(sidecar.getEnv())
                .filteredOn(each -> each.getName().equals("DATABASE_URL"))
                .singleElement()
                .satisfies(
                        url -> assertThat(url.getValueFrom().getSecretKeyRef().getName())
                                .isEqualTo("shop-database"));
    }

    private PodSpec built(String initContainers) throws IOException, InterruptedException {
        Tool kubectl = new Tool("kubectl");
        Path overlay = Files.createDirectories(folder.resolve("overlay"));
        Path component = Files.createDirectories(folder.resolve("component"));
        try (Stream<Path> files = Files.list(COMPONENT)) {
            for (Path file : files.toList()) {
                Files.copy(file, component.resolve(file.getFileName().toString()));
            }
        }
        Files.writeString(overlay.resolve("deployment.yaml"), DEPLOYMENT.formatted(initContainers));
        Files.writeString(overlay.resolve("kustomization.yaml"), OVERLAY + replacements());
        Tool.Ended ended = kubectl.run("kustomize", overlay.toString());
        assertThat(ended.code()).as(ended.output()).isZero();
        Deployment deployment =
                Manifests.of(ended.output()).of(Deployment.class).get(0);
        return deployment.getSpec().getTemplate().getSpec();
    }

    /** From the header of the component, word for word. */
    private static String replacements() throws IOException {
        List<String> lines = Files.readAllLines(COMPONENT.resolve("kustomization.yaml"));
        return lines.stream()
                        .dropWhile(line -> !line.startsWith("#   replacements:"))
                        .takeWhile(line -> line.startsWith("#   "))
                        .map(line -> line.substring(4))
                        .collect(Collectors.joining("\n"))
                + "\n";
    }
}
