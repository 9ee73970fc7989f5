package dev.lifeguard.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.LabelSelectorRequirement;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.SecretKeySelector;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Execution(ExecutionMode.CONCURRENT)
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{hostNetwork: true, containers: [{name: app}]}",
                "{containers: [{name: app, ports: [{containerPort: 9432}]}]}",
                "{containers: [{name: app}, {name: lifeguard}]}",
                "{containers: [{name: app}], volumes: [{name: lifeguard, emptyDir: {}}]}",
                "{os: {name: windows}, containers: [{name: app}]}"
            })
    void aPodThatItDoesNotFitIntoIsLeftAsItIs(String spec) {
        JsonNode pod = Yaml.read("spec: " + spec);

        assertThat(policy.admit(pod)).isEqualTo(pod);
    }

    @Test
    void aPodOfLinuxWithAPortOfItsOwnGetsIt() {
        PodSpec pod = admitted("spec: {os: {name: linux}, hostNetwork: false,"
                + " containers: [{name: app, ports: [{containerPort: 8000}]}]}");

        assertThat(pod.getInitContainers()).extracting(Container::getName).containsExactly("lifeguard");
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
                .containsExactly(
                        "LIFEGUARD_READINESS_POLICY",
                        "LIFEGUARD_HISTORY_DIR",
                        "LIFEGUARD_ALERTMANAGER_LABELS_NAMESPACE",
                        "DB_PASSWORD",
                        "DATABASE_URL");
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

        assertThat(sidecar.getEnvFrom()).isEmpty();
        assertThat(sidecar.getEnv())
                .filteredOn(each -> each.getName().equals("DATABASE_URL"))
                .singleElement()
                .extracting(each -> each.getValueFrom().getSecretKeyRef())
                .returns("app", SecretKeySelector::getName)
                .returns("DATABASE_URL", SecretKeySelector::getKey)
                .returns(true, SecretKeySelector::getOptional);
        assertThat(sidecar.getEnv()).extracting(EnvVar::getName).doesNotContain("LOG_LEVEL");
    }

    @Test
    void nothingElseOfTheApplicationsEnvironmentIsCopied() {
        Container sidecar = sidecar("""
                spec:
                  containers:
                    - name: app
                      env:
                        - {name: STRIPE_KEY, valueFrom: {secretKeyRef: {name: app, key: stripe}}}
                        - {name: HOST, value: db}
                        - {name: DB_ADDRESS, value: "$(HOST):5432"}
                        - {name: LIFEGUARD_DATABASE_URL, value: "postgresql://lifeguard@$(DB_ADDRESS)/shop"}
                        - {name: JAVA_TOOL_OPTIONS, value: "-javaagent:/x"}
                        - {name: _JAVA_OPTIONS, value: "-Xmx1g"}
                        - {name: QUARKUS_HTTP_HOST, value: "$(JAVA_TOOL_OPTIONS)"}
                        - {name: PGPASSWORD, value: "$(JAVA_TOOL_OPTIONS)"}
                """);

        assertThat(sidecar.getEnv())
                .extracting(EnvVar::getName)
                .containsExactly(
                        "LIFEGUARD_READINESS_POLICY",
                        "LIFEGUARD_HISTORY_DIR",
                        "LIFEGUARD_ALERTMANAGER_LABELS_NAMESPACE",
                        "HOST",
                        "DB_ADDRESS",
                        "LIFEGUARD_DATABASE_URL",
                        "PGPASSWORD");
    }

    @Test
    void whatTheClusterNeedsIsLeftAlone() {
        assertThat(policy.policy()
                        .getSpec()
                        .getMatchConstraints()
                        .getNamespaceSelector()
                        .getMatchExpressions())
                .singleElement()
                .returns("kubernetes.io/metadata.name", LabelSelectorRequirement::getKey)
                .returns("NotIn", LabelSelectorRequirement::getOperator)
                .returns(List.of("kube-system", "kube-public", "kube-node-lease"), LabelSelectorRequirement::getValues);
    }

    private Container sidecar(String pod) {
        return admitted(pod).getInitContainers().get(0);
    }

    private PodSpec admitted(String pod) {
        return Yaml.decode(policy.admit(Yaml.read(pod)).path("spec"), PodSpec.class);
    }
}
