package dev.lifeguard.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The README's five minutes, word for word, on the Deployment of somebody who has more than one container and one Secret. */
class AdoptionTest {
    private static final String OWN = """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: orders}
            spec:
              replicas: 3
              selector: {matchLabels: {app: orders}}
              template:
                metadata: {labels: {app: orders}}
                spec:
                  securityContext: {fsGroup: 2000, runAsUser: 1000}
                  initContainers:
                    - name: migrate
                      image: registry.example/orders:7
                      command: [sh, -c, "alembic upgrade head"]
                      envFrom: [{secretRef: {name: orders-secrets}}]
            %s      containers:
                    - name: api
                      image: registry.example/orders:7
                      command: [sh, -c, "exec uvicorn app:app --port 8000"]
                      envFrom: [{secretRef: {name: orders-secrets}}]
                      ports: [{name: http, containerPort: 8000}]
                      readinessProbe: {httpGet: {path: /healthz, port: http}, periodSeconds: 3}
                    - name: worker
                      image: registry.example/orders:7
                      command: [sh, -c, "exec celery -A app worker"]
                      envFrom: [{secretRef: {name: orders-secrets}}]
                  volumes:
                    - {name: cache, emptyDir: {}}
            %s""";

    private String snippet = "";

    @BeforeEach
    void read() throws IOException {
        snippet = Files.readString(Path.of("deploy/snippet.yaml"))
                .replace("image: lifeguard:0.1.0", "image: registry.example/lifeguard:0.1.0")
                .replace("{name: app, key: database-url}", "{name: orders-secrets, key: DATABASE_URL}");
    }

    @Test
    void whatIsPastedIsBesideWhatWasThere() {
        PodSpec before = pod(OWN.formatted("", ""));
        PodSpec after = pod(OWN.formatted(part("  initContainers:\n", "  volumes:\n"), part("  volumes:\n", "\\z")));

        assertThat(after.getInitContainers()).extracting(Container::getName).containsExactly("migrate", "lifeguard");
        assertThat(after.getVolumes()).extracting(Volume::getName).containsExactly("cache", "lifeguard");
        assertThat(after.getContainers()).isEqualTo(before.getContainers());
        assertThat(after.getInitContainers().get(0))
                .isEqualTo(before.getInitContainers().get(0));
        Container sidecar = after.getInitContainers().get(1);
        assertThat(sidecar.getImage()).isEqualTo("registry.example/lifeguard:0.1.0");
        assertThat(sidecar.getEnvFrom()).isEmpty();
        assertThat(sidecar.getEnv().get(0).getValueFrom().getSecretKeyRef().getKey())
                .isEqualTo("DATABASE_URL");
        assertThat(sidecar.getSecurityContext().getRunAsUser())
                .as("not the pod's")
                .isEqualTo(65_532);
    }

    @Test
    void whatTheReadmeShowsOfItIsInIt() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        String shown = readme.substring(readme.indexOf("   ```yaml\n   spec:"), readme.indexOf("2. `kubectl apply`"));
        List<String> lines = shown.lines()
                .map(line -> line.replaceAll("#.*", "").strip())
                .filter(line -> !line.isEmpty() && !line.startsWith("```"))
                .filter(line -> !line.contains("migrate") && !line.contains("image:"))
                .toList();

        assertThat(lines).hasSizeGreaterThan(5);
        assertThat(Yaml.read(shown.replace("```yaml", "").replace("```", "")).at("/spec/initContainers"))
                .hasSize(2);
        String flat = snippet.replace("orders-secrets, key: DATABASE_URL", "app, key: database-url")
                .replaceAll("\\s+", " ");
        assertThat(lines).allSatisfy(line -> assertThat(flat).contains(flattened(line)));
    }

    /** The README has on a line what the snippet has on two. */
    private static String flattened(String line) {
        return line.replaceAll("valueFrom: \\{(secretKeyRef: .*})}", "valueFrom: $1");
    }

    /** As text, below a pod template: four deeper. */
    private String part(String from, String to) {
        var found = Pattern.compile(Pattern.quote(from) + "(.*?)(" + to + ")", Pattern.DOTALL)
                .matcher(snippet);
        assertThat(found.find()).isTrue();
        return found.group(1).indent(4);
    }

    private static PodSpec pod(String text) {
        return Manifests.of(text)
                .of(Deployment.class)
                .get(0)
                .getSpec()
                .getTemplate()
                .getSpec();
    }
}
