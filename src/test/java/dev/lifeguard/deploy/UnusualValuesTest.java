package dev.lifeguard.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.openshift.api.model.monitoring.v1.PodMonitor;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a careless pen, or a careful one, may write: what is accepted is what Kubernetes accepts, and means the same. */
class UnusualValuesTest {
    private static final String DATABASE = "database: {secretKeyRef: {name: app, key: url}}\n";
    private static final String LABEL = "([A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)?";
    private static final String NAME = "[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "database: {secretKeyRef: {name: '12345', key: '1e3'}}",
                "database: {secretFile: {name: 'true', key: 'on'}}",
                "database: {secretFile: {name: 'null', key: 'null'}}",
                DATABASE + "image: {pullSecrets: ['123', 'yes']}",
                DATABASE + "podAnnotations: {a: '123', b: 'true', c: 'x: y # z', d: \"a\\nb\", e: '\"'}",
                DATABASE + "podLabels: {tier: '1'}\nnodeSelector: {gpu: 'true'}",
                DATABASE + "env: [{name: A, value: ''}, {name: B}, {name: C, value: '# \"'}]",
                DATABASE + "env: []\nmounts: []\ntolerations: []\ntargets: {}\nsettings: {}",
                DATABASE + "env: null\nmounts: null\ntolerations: null\naffinity: null\npodLabels: null",
                DATABASE + "resources: null\nsecurityContext: null\npodSecurityContext: null",
                DATABASE + "resources: {requests: null}\nsecurityContext: {capabilities: null, runAsUser: null}",
                DATABASE
                        + "targets: {'0': {secretFile: {name: '1', key: '2'}}, a-b: {secretKeyRef: {name: x1, key: k}}}",
                DATABASE + "settings: {lifeguard.history.dir: /elsewhere}",
                DATABASE + "monitoring: {serviceMonitor: true, labels: {app.kubernetes.io/name: other, n: '1'}}",
                "mode: demo\nreadiness: {probe: application}\nprobes: {style: exec}",
                "mode: demo\ntargets: {reports: {secretFile: {name: x1, key: k}}}\nsupervised: true"
            })
    void whatIsAcceptedIsWhatKubernetesAccepts(String values) throws IOException {
        for (String release : List.of("shop", "123", "a".repeat(53))) {
            assertThat(rendered(release, values).all()).isNotEmpty().allSatisfy(UnusualValuesTest::isSound);
        }
    }

    private static void isSound(HasMetadata object) {
        assertThat(object.getMetadata().getLabels().values()).allMatch(value -> value.matches(LABEL));
        assertThat(object.getMetadata().getName())
                .matches(object instanceof Pod ? "[a-z0-9]([-a-z0-9]{0,251}[a-z0-9])?" : NAME);
        Manifests.pod(object).ifPresent(UnusualValuesTest::isSound);
    }

    private static void isSound(PodSpec pod) {
        List<String> volumes = pod.getVolumes().stream().map(Volume::getName).toList();
        assertThat(volumes).doesNotHaveDuplicates().allMatch(name -> name.matches(NAME));
        assertThat(ContainerRules.containers(pod)).allSatisfy(container -> {
            assertThat(container.getVolumeMounts())
                    .extracting(VolumeMount::getMountPath)
                    .doesNotHaveDuplicates();
            assertThat(container.getVolumeMounts())
                    .extracting(VolumeMount::getName)
                    .isSubsetOf(volumes);
            assertThat(container.getEnv()).extracting(EnvVar::getName).doesNotHaveDuplicates();
        });
    }

    @Test
    void aNumberIsWrittenAsItWasMeant() throws IOException {
        assertThat(variable(DATABASE + "settings: {lifeguard.pool.replicas: 10000}", "LIFEGUARD_POOL_REPLICAS"))
                .isEqualTo("10000");
        assertThat(variable(
                        DATABASE + "settings: {lifeguard.migrations.expected: '20240101123456'}",
                        "LIFEGUARD_MIGRATIONS_EXPECTED"))
                .isEqualTo("20240101123456");
        assertThat(variable(DATABASE + "settings: {lifeguard.probe.interval: 5}", "LIFEGUARD_PROBE_INTERVAL"))
                .isEqualTo("5");
    }

    @Test
    void releasesWithLongNamesThatBeginAlikeDoNotCollide() throws IOException {
        List<String> names = Stream.of("a", "b")
                .map(last -> "payments-production-eu-central-1-cluster-blue-shop-" + last)
                .map(release -> watcher(release, DATABASE).getMetadata().getName())
                .toList();

        assertThat(names).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "settings: {lifeguard.http.tls.certificate: /tls/tls.crt, lifeguard.http.tls.key: /tls/tls.key}",
                "env: [{name: LIFEGUARD_HTTP_TLS_CERTIFICATE, value: /tls/tls.crt}]"
            })
    void aPortThatSpeaksTlsIsAskedOverTlsByEverybody(String tls) throws IOException {
        Manifests rendered = rendered("shop", DATABASE + tls + "\nmonitoring: {serviceMonitor: true}");

        assertThat(rendered.containers().flatMap(ContainerRules::probes))
                .isNotEmpty()
                .allSatisfy(probe -> assertThat(probe.getHttpGet().getScheme()).isEqualTo("HTTPS"));
        assertThat(rendered.of(Service.class).get(0).getSpec().getPorts().get(0).getAppProtocol())
                .isEqualTo("https");
        assertThat(rendered.of(ServiceMonitor.class).get(0).getSpec().getEndpoints())
                .singleElement()
                .satisfies(endpoint -> assertThat(endpoint.getScheme()).isEqualTo("https"))
                .satisfies(endpoint -> assertThat(endpoint.getTlsConfig().getInsecureSkipVerify())
                        .isTrue());
    }

    @Test
    void whatScrapesBringsTheTokenThatThePortWants() throws IOException {
        String token = "env: [{name: LIFEGUARD_HTTP_TOKEN, valueFrom: {secretKeyRef: {name: '1', key: token}}}]\n";

        Manifests rendered = rendered("shop", "mode: sidecar\n" + DATABASE + token + "monitoring: {podMonitor: true}");

        assertThat(rendered.of(PodMonitor.class).get(0).getSpec().getPodMetricsEndpoints())
                .singleElement()
                .satisfies(endpoint -> assertThat(
                                endpoint.getAuthorization().getCredentials().getName())
                        .isEqualTo("1"));
    }

    @Test
    void twoReleasesOfANamespaceScrapeEachItsOwn() throws IOException {
        Manifests rendered = rendered(
                "shop", "mode: sidecar\n" + DATABASE + "monitoring: {podMonitor: true, selector: {app: shop}}");

        assertThat(rendered.of(PodMonitor.class).get(0).getSpec().getSelector().getMatchLabels())
                .containsExactlyEntriesOf(java.util.Map.of("app", "shop"));
    }

    @Test
    void aPolicyWithoutPortsOfItsOwnLetsOutNothingButNames() throws IOException {
        Manifests rendered = rendered("shop", DATABASE + "networkPolicy: {enabled: true, ports: []}");

        assertThat(rendered.of(NetworkPolicy.class).get(0).getSpec().getEgress())
                .singleElement()
                .satisfies(rule -> assertThat(rule.getPorts()).hasSize(4));
    }

    @Test
    void theWatchersPageIsThereWhileADatabaseIsDownWhateverThePolicy() throws IOException {
        Container watcher = watcher("shop", DATABASE + "readiness: {policy: strict}\nprobes: {style: exec}")
                .getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .get(0);

        assertThat(ContainerRules.probes(watcher))
                .hasSize(3)
                .allSatisfy(probe -> assertThat(probe.getHttpGet().getPath()).isEqualTo("/health/live"));
    }

    @Test
    void oneValueOfTheApplicationsChartSwitchesItOff() throws IOException {
        Path values = Files.writeString(folder.resolve("off.yaml"), "lifeguard: {enabled: false}");

        Manifests rendered = Chart.example(folder).render(values);

        assertThat(rendered.pods())
                .hasSize(2)
                .allSatisfy(pod -> assertThat(ContainerRules.containers(pod))
                        .noneMatch(container -> container.getName().equals("lifeguard")));
        assertThat(rendered.pods().get(0).getContainers().get(0).getReadinessProbe())
                .isNotNull();
    }

    private String variable(String values, String name) throws IOException {
        return rendered("shop", values)
                .containers()
                .flatMap(container -> container.getEnv().stream())
                .filter(each -> each.getName().equals(name))
                .findFirst()
                .orElseThrow()
                .getValue();
    }

    private Deployment watcher(String release, String values) {
        try {
            return rendered(release, values).of(Deployment.class).get(0);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Manifests rendered(String release, String values) throws IOException {
        Path file = Files.writeString(folder.resolve("values.yaml"), values);
        return Manifests.of(Chart.lifeguard().text(release, file));
    }
}
