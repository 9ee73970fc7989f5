package dev.lifeguard.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.openshift.api.model.monitoring.v1.PodMonitor;
import io.fabric8.openshift.api.model.monitoring.v1.PrometheusRule;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every way to use the chart that has a values file under {@code ci/}. */
@Execution(ExecutionMode.CONCURRENT)
class ChartTest {
    private static final Path CI = Chart.LIFEGUARD.resolve("ci");

    static Stream<Path> uses() throws IOException {
        try (Stream<Path> files = Files.list(CI)) {
            return files.sorted().toList().stream();
        }
    }

    @Test
    void lintHasNothingToSay() {
        var result = Chart.lifeguard().helm().lint().strict().call();

        assertThat(result.getMessages()).noneMatch(message -> message.contains("[WARNING]"));
    }

    @ParameterizedTest
    @MethodSource("uses")
    void everyManifestIsWhatKubernetesReads(Path values) {
        Manifests rendered = Chart.lifeguard().render(values);

        assertThat(rendered.all()).isNotEmpty();
        assertThat(rendered.all())
                .extracting(each -> each.getKind() + "/" + each.getMetadata().getName())
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("[A-Za-z]+/[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?"));
    }

    @ParameterizedTest
    @MethodSource("uses")
    void containersMayDoNothingBeyondTheirWork(Path values) {
        Manifests rendered = Chart.lifeguard().render(values);

        assertThat(rendered.pods()).allSatisfy(pod -> {
            assertThat(pod.getAutomountServiceAccountToken()).isFalse();
            assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
            assertThat(pod.getSecurityContext().getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
        });
        assertThat(rendered.containers()).allSatisfy(container -> {
            var security = container.getSecurityContext();
            assertThat(security.getAllowPrivilegeEscalation()).isFalse();
            assertThat(security.getReadOnlyRootFilesystem()).isTrue();
            assertThat(security.getCapabilities().getDrop()).containsExactly("ALL");
            assertThat(bytes(container.getResources().getLimits(), "memory"))
                    .isGreaterThanOrEqualTo(bytes(container.getResources().getRequests(), "memory"));
        });
    }

    @ParameterizedTest
    @MethodSource("uses")
    void everyMountHasItsVolumeAndEveryVolumeItsMount(Path values) {
        assertThat(Chart.lifeguard().render(values).pods())
                .allSatisfy(pod -> assertThat(names(pod)).isEqualTo(mounted(pod)));
    }

    @ParameterizedTest
    @MethodSource("uses")
    void everyPortOfAServiceSaysWhatItSpeaks(Path values) {
        assertThat(Chart.lifeguard().render(values).of(Service.class))
                .allSatisfy(service ->
                        assertThat(service.getSpec().getPorts()).allMatch(port -> port.getAppProtocol() != null));
    }

    @Test
    void aPolicyLetsOutNamesToEitherPortOfThem() {
        var names = Chart.lifeguard()
                .render(CI.resolve("watcher-values.yaml"))
                .of(NetworkPolicy.class)
                .get(0)
                .getSpec()
                .getEgress()
                .get(0);

        assertThat(names.getPorts())
                .extracting(port -> port.getProtocol() + " " + port.getPort().getIntVal())
                .containsExactlyInAnyOrder("UDP 53", "TCP 53", "UDP 5353", "TCP 5353");
        assertThat(names.getTo()).isEmpty();
    }

    /** <a href="https://artifacthub.io/docs/topics/annotations/helm/">Annotations</a>: lists are texts of YAML. */
    @Test
    void whatArtifactHubShowsIsWhatItReads() throws IOException {
        var annotations = Yaml.read(Chart.LIFEGUARD.resolve("Chart.yaml")).path("annotations");

        assertThat(annotations.fieldNames()).toIterable().allMatch(name -> name.startsWith("artifacthub.io/"));
        assertThat(Yaml.read(annotations.path("artifacthub.io/changes").asText()))
                .isNotEmpty()
                .allSatisfy(change -> {
                    assertThat(change.path("kind").asText())
                            .isIn("added", "changed", "deprecated", "removed", "fixed", "security");
                    assertThat(change.path("description").asText()).isNotBlank();
                });
        assertThat(annotations.path("artifacthub.io/prerelease").asText()).isIn("true", "false");
    }

    @ParameterizedTest
    @MethodSource("uses")
    void noPasswordIsAValue(Path values) {
        Chart.lifeguard()
                .render(values)
                .containers()
                .flatMap(container -> container.getEnv().stream())
                .filter(variable -> variable.getName().matches(".*((?<!EXTERNAL)_URL|PASSWORD|TOKEN)"))
                .forEach(variable ->
                        assertThat(variable.getValueFrom().getSecretKeyRef()).isNotNull());
    }

    @ParameterizedTest
    @MethodSource("uses")
    void selectorsFindThePodsTheyAreFor(Path values) {
        Manifests rendered = Chart.lifeguard().render(values);

        assertThat(rendered.of(Deployment.class))
                .allSatisfy(deployment -> assertThat(labels(deployment))
                        .containsAllEntriesOf(deployment.getSpec().getSelector().getMatchLabels()));
        assertThat(rendered.of(Service.class))
                .allSatisfy(service -> assertThat(rendered.of(Deployment.class))
                        .filteredOn(deployment -> labels(deployment)
                                .entrySet()
                                .containsAll(service.getSpec().getSelector().entrySet()))
                        .hasSize(1));
    }

    @Test
    void watcherComesWithAllThatBelongsToIt() {
        Manifests rendered = Chart.lifeguard().render(CI.resolve("watcher-values.yaml"));

        assertThat(rendered.of(PodDisruptionBudget.class))
                .singleElement()
                .satisfies(budget -> assertThat(
                                budget.getSpec().getMaxUnavailable().getIntVal())
                        .isEqualTo(1));
        assertThat(rendered.of(NetworkPolicy.class)).hasSize(1);
        assertThat(rendered.of(ServiceMonitor.class)).singleElement().satisfies(monitor -> {
            assertThat(monitor.getMetadata().getLabels()).containsEntry("release", "prometheus");
            assertThat(monitor.getSpec().getEndpoints().get(0).getPort()).isEqualTo("lifeguard");
        });
        Container container = rendered.of(Deployment.class)
                .get(0)
                .getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .get(0);
        assertThat(container.getImage()).startsWith("registry.example/lifeguard@sha256:");
        assertThat(container.getEnv())
                .extracting("name")
                .contains(
                        "DATABASE_URL_FILE", "LIFEGUARD_TARGETS_REPORTS_URL", "LIFEGUARD_EXTERNAL_URL", "PGSSLROOTCERT")
                .doesNotHaveDuplicates();
    }

    @Test
    void aSecretThatIsNotThereYetDoesNotKeepThePodFromStarting() {
        PodSpec pod = Chart.lifeguard()
                .render(CI.resolve("watcher-values.yaml"))
                .pods()
                .get(0);

        assertThat(pod.getVolumes())
                .filteredOn(volume -> volume.getSecret() != null)
                .allMatch(volume -> volume.getSecret().getOptional());
        assertThat(pod.getContainers().get(0).getVolumeMounts())
                .filteredOn(mount -> mount.getMountPath().startsWith("/etc/lifeguard/"))
                .isNotEmpty()
                .allMatch(mount -> mount.getSubPath() == null);
    }

    @Test
    void besideAnApplicationNothingRunsOfItsOwn() {
        Manifests rendered = Chart.lifeguard().render(CI.resolve("sidecar-values.yaml"));

        assertThat(rendered.pods()).isEmpty();
        assertThat(rendered.of(PodMonitor.class)).hasSize(1);
    }

    @Test
    void rulesCarryTheAddressOfTheRunbooks() {
        Manifests rendered = Chart.lifeguard().render(CI.resolve("watcher-values.yaml"));

        assertThat(rendered.of(PrometheusRule.class))
                .isNotEmpty()
                .allSatisfy(rule -> assertThat(rule.getSpec().getGroups())
                        .flatMap(group -> group.getRules())
                        .filteredOn(alert -> !alert.getAlert().equals("LifeguardOwnCost"))
                        .allMatch(alert -> alert.getAnnotations()
                                .get("runbook_url")
                                .startsWith("https://lifeguard.example/runbooks/")));
    }

    private static Map<String, String> labels(Deployment deployment) {
        return deployment.getSpec().getTemplate().getMetadata().getLabels();
    }

    private static Set<String> names(PodSpec pod) {
        return pod.getVolumes().stream().map(Volume::getName).collect(Collectors.toSet());
    }

    private static Set<String> mounted(PodSpec pod) {
        return Stream.of(pod.getInitContainers(), pod.getContainers())
                .flatMap(List::stream)
                .flatMap(container -> container.getVolumeMounts().stream())
                .map(VolumeMount::getName)
                .collect(Collectors.toSet());
    }

    private static long bytes(Map<String, Quantity> quantities, String name) {
        return Quantity.getAmountInBytes(quantities.get(name)).longValueExact();
    }
}
