package dev.lifeguard.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

class AdmissionPolicyTest {
    private final AdmissionPolicy policy = AdmissionPolicy.load();

    @Test
    void aFailingPolicyKeepsNoPodFromStarting() {
        assertThat(policy.policy().getSpec().getFailurePolicy()).isEqualTo("Ignore");
        assertThat(policy.binding().getSpec().getPolicyName())
                .isEqualTo(policy.policy().getMetadata().getName());
        assertThat(policy.policy()
                        .getSpec()
                        .getMatchConstraints()
                        .getObjectSelector()
                        .getMatchLabels())
                .containsEntry("lifeguard.dev/inject", "true");
    }

    @Test
    void otherInitContainersAndVolumesStay() {
        PodSpec pod = admitted("""
                spec:
                  initContainers: [{name: mesh, image: mesh}]
                  containers: [{name: app, image: app, readinessProbe: {periodSeconds: 7}}]
                  volumes: [{name: data, emptyDir: {}}]
                """);

        assertThat(pod.getInitContainers()).extracting(Container::getName).containsExactly("mesh", "lifeguard");
        assertThat(pod.getVolumes()).extracting("name").containsExactly("data", "lifeguard");
        assertThat(pod.getContainers().get(0).getReadinessProbe().getPeriodSeconds())
                .as("its own probe")
                .isEqualTo(7);
    }

    @Test
    void theSidecarIsNotAddedTwice() {
        JsonNode pod = Yaml.read("spec: {initContainers: [{name: lifeguard}], containers: [{name: app}]}");

        assertThat(policy.admit(pod)).isEqualTo(pod);
    }

    @Test
    void itsDatabaseIsTheApplications() {
        Container sidecar = sidecar("""
                spec:
                  containers:
                    - name: app
                      env:
                        - {name: DB_PASSWORD, valueFrom: {secretKeyRef: {name: app, key: password}}}
                        - {name: DATABASE_URL, value: "postgresql://app:$(DB_PASSWORD)@db/shop"}
                        - {name: QUARKUS_HTTP_PORT, value: "8080"}
                        - {name: JAVA_TOOL_OPTIONS, value: "-Xmx2g"}
                      envFrom: [{secretRef: {name: everything}}]
                """);

        assertThat(sidecar.getEnv())
                .extracting("name")
                .containsExactly("LIFEGUARD_READINESS_POLICY", "LIFEGUARD_HISTORY_DIR", "DB_PASSWORD", "DATABASE_URL");
        assertThat(sidecar.getEnvFrom()).isEmpty();
    }

    @Test
    void aUrlFromAWholeSecretIsFoundThere() {
        Container sidecar = sidecar("""
                spec:
                  containers:
                    - name: app
                      env: [{name: LOG_LEVEL, value: info}]
                      envFrom: [{secretRef: {name: app}}]
                """);

        assertThat(sidecar.getEnvFrom())
                .extracting(source -> source.getSecretRef().getName())
                .isEqualTo(List.of("app"));
    }

    private Container sidecar(String pod) {
        return admitted(pod).getInitContainers().get(0);
    }

    private PodSpec admitted(String pod) {
        return Yaml.decode(policy.admit(Yaml.read(pod)).path("spec"), PodSpec.class);
    }
}
