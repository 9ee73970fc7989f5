package dev.lifeguard.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Everything that is installed, by each way there is to install it: what came out of the way, under its name. */
record ShippedPods(Map<String, Manifests> ways) {
    private static final Path DEPLOY = Path.of("deploy");
    private static final Path CI = Chart.LIFEGUARD.resolve("ci");

    /** Of an application that brings all that is its own, as one does that is labelled for the policy. */
    static final String APPLICATION = """
            spec:
              initContainers: [{name: migrate, image: app}]
              containers:
                - name: app
                  image: app
                  env: [{name: DATABASE_URL, valueFrom: {secretKeyRef: {name: app, key: database-url}}}]
                  readinessProbe: {httpGet: {path: /readyz, port: 8000}, periodSeconds: 7}
            """;

    /** Kustomize's is missing where this machine has no kubectl. */
    static ShippedPods render(Path scratch) throws IOException {
        Map<String, Manifests> ways = new TreeMap<>();
        ways.put("snippet", pod(Yaml.read(DEPLOY.resolve("snippet.yaml"))));
        ways.put("snippet pasted", pasted());
        ways.put("policy", pod(AdmissionPolicy.load().admit(Yaml.read(APPLICATION))));
        kustomized().ifPresent(built -> ways.put("kustomize", built));
        try (Stream<Path> files = Files.list(CI)) {
            for (Path values : files.sorted().toList()) {
                String name = values.getFileName().toString().replace("-values.yaml", "");
                Manifests own = Chart.lifeguard().render(values);
                ways.put("chart " + name, own);
                if (own.pods().isEmpty()) {
                    Path folder = Files.createDirectories(scratch.resolve(name));
                    ways.put("example " + name, Chart.example(folder).render(asDependency(values, folder)));
                }
            }
        }
        return new ShippedPods(ways);
    }

    /** Every pod, by its way and its object. */
    Map<String, PodSpec> pods() {
        Map<String, PodSpec> pods = new TreeMap<>();
        ways.forEach((way, rendered) -> rendered.all()
                .forEach(each -> Manifests.pod(each).ifPresent(pod -> pods.put(way + " " + name(each), pod))));
        return pods;
    }

    static String name(HasMetadata object) {
        return object.getKind() + "/" + object.getMetadata().getName();
    }

    /** The values of the chart as those of a chart that depends on it. */
    static Path asDependency(Path values, Path folder) throws IOException {
        ObjectNode sidecar = (ObjectNode) Yaml.read(values);
        if (!sidecar.path("database").has("secretKeyRef")) {
            // Helm merges maps: what the example itself sets is taken back with null.
            ((ObjectNode) sidecar.path("database")).putNull("secretKeyRef");
        }
        ObjectNode whole = JsonNodeFactory.instance.objectNode();
        whole.set("lifeguard", sidecar);
        return Files.writeString(folder.resolve("as-dependency.yaml"), whole.toString());
    }

    private static Manifests pod(JsonNode document) {
        PodSpec spec = Yaml.decode(document.path("spec"), PodSpec.class);
        return new Manifests(List.of(new PodBuilder()
                .withNewMetadata()
                .withName("pod")
                .endMetadata()
                .withSpec(spec)
                .build()));
    }

    /** As the README tells: the sidecar after the init containers that are there already, its volume beside theirs. */
    private static Manifests pasted() {
        JsonNode deployment = Yaml.read(DEPLOY.resolve("kustomize/example/deployment.yaml"));
        ObjectNode pod = (ObjectNode) deployment.at("/spec/template/spec");
        Yaml.read(DEPLOY.resolve("snippet.yaml"))
                .path("spec")
                .fields()
                .forEachRemaining(part -> pod.withArray("/" + part.getKey()).addAll((ArrayNode) part.getValue()));
        return Manifests.of(deployment.toString());
    }

    private static Optional<Manifests> kustomized() {
        if (!Tool.isInstalled("kubectl")) {
            return Optional.empty();
        }
        try {
            return Optional.of(Manifests.of(new Tool("kubectl")
                    .run("kustomize", DEPLOY.resolve("kustomize/example").toString())
                    .output()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
