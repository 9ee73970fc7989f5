package dev.lifeguard.deploy;

import dev.lifeguard.deploy.ManifestRule.Place;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/** What the same linters ask of pods, and of what stands around them. */
final class PodRules {
    private PodRules() {}

    static List<ManifestRule> all() {
        return List.of(
                pod(
                        "security:hostNamespaces linter:host-network linter:host-pid linter:host-ipc polaris:hostNetworkSet"
                                + " polaris:hostPIDSet polaris:hostIPCSet",
                        pod -> pod.getHostNetwork() == null && pod.getHostPID() == null && pod.getHostIPC() == null),
                pod(
                        "security:volumes linter:docker-sock linter:sensitive-host-mounts linter:writable-host-mount"
                                + " polaris:hostPathSet",
                        pod -> pod.getVolumes().stream().allMatch(PodRules::isOfThePod)),
                pod(
                        "security:sysctls linter:unsafe-sysctls",
                        pod -> pod.getSecurityContext() == null
                                || pod.getSecurityContext().getSysctls().isEmpty()),
                pod(
                        "polaris:automountServiceAccountToken",
                        pod -> Boolean.FALSE.equals(pod.getAutomountServiceAccountToken())),
                pod("linter:default-service-account", pod -> pod.getServiceAccountName() != null),
                pod("linter:deprecated-service-account-field", pod -> pod.getServiceAccount() == null),
                in("linter:non-existent-service-account", PodRules::hasItsAccount),
                in(
                        "score:pod-networkpolicy linter:non-isolated-pod polaris:missingNetworkPolicy",
                        PodRules::isIsolated),
                kind(
                        "score:pod-probes linter:no-liveness-probe linter:no-readiness-probe polaris:livenessProbeMissing"
                                + " polaris:readinessProbeMissing",
                        Deployment.class,
                        (all, each) -> pod(each).getContainers().stream()
                                .allMatch(own -> own.getLivenessProbe() != null && own.getReadinessProbe() != null)),
                kind(
                        "score:pod-probes-identical",
                        Deployment.class,
                        (all, each) -> pod(each).getContainers().stream().noneMatch(PodRules::asksTheSameTwice)),
                kind(
                        "score:deployment-has-host-podantiaffinity score:pod-topology-spread-constraints linter:no-anti-affinity"
                                + " polaris:topologySpreadConstraint",
                        Deployment.class,
                        (all, each) -> replicas(each) < 2 || isSpread(pod(each))),
                kind(
                        "score:deployment-has-poddisruptionbudget polaris:missingPodDisruptionBudget",
                        Deployment.class,
                        (all, each) -> replicas(each) < 2
                                || all.of(PodDisruptionBudget.class).stream()
                                        .anyMatch(budget -> selects(
                                                budget.getSpec().getSelector().getMatchLabels(), each))),
                kind(
                        "linter:minimum-three-replicas score:deployment-replicas polaris:deploymentMissingReplicas",
                        Deployment.class,
                        (all, each) -> replicas(each) > 2),
                kind(
                        "linter:no-rolling-update-strategy score:deployment-strategy",
                        Deployment.class,
                        (all, each) -> each.getSpec().getStrategy() == null
                                || each.getSpec().getStrategy().getType().equals("RollingUpdate")),
                kind(
                        "score:deployment-pod-selector-labels-match-template-metadata-labels linter:mismatching-selector",
                        Deployment.class,
                        (all, each) -> selects(each.getSpec().getSelector().getMatchLabels(), each)),
                kind(
                        "linter:job-ttl-seconds-after-finished",
                        Job.class,
                        (all, each) -> each.getSpec().getTtlSecondsAfterFinished() != null),
                kind(
                        "score:service-targets-pod linter:dangling-service",
                        Service.class,
                        (all, each) -> all.of(Deployment.class).stream()
                                .anyMatch(pods -> selects(each.getSpec().getSelector(), pods))),
                kind(
                        "linter:dangling-servicemonitor",
                        ServiceMonitor.class,
                        (all, each) -> all.of(Service.class).stream()
                                .anyMatch(service -> service.getMetadata()
                                        .getLabels()
                                        .entrySet()
                                        .containsAll(each.getSpec()
                                                .getSelector()
                                                .getMatchLabels()
                                                .entrySet()))),
                kind(
                        "score:service-type linter:exposed-services",
                        Service.class,
                        (all, each) -> each.getSpec().getType() == null
                                || each.getSpec().getType().equals("ClusterIP")),
                kind(
                        "score:networkpolicy-targets-pod linter:dangling-networkpolicy",
                        NetworkPolicy.class,
                        (all, each) -> all.of(Deployment.class).stream()
                                .anyMatch(pods ->
                                        selects(each.getSpec().getPodSelector().getMatchLabels(), pods))),
                kind(
                        "score:poddisruptionbudget-has-policy linter:pdb-max-unavailable linter:pdb-min-available linter:pdb-unhealthy-pod-eviction-policy"
                                + " polaris:pdbDisruptionsIsZero",
                        PodDisruptionBudget.class,
                        (all, each) -> each.getSpec().getMaxUnavailable().getIntVal() > 0
                                && Objects.equals(each.getSpec().getUnhealthyPodEvictionPolicy(), "AlwaysAllow")),
                kind(
                        "score:stable-version linter:no-extensions-v1beta",
                        HasMetadata.class,
                        (all, each) -> each.getApiVersion().matches("([a-z0-9.]+/)?v\\d+")),
                kind(
                        "score:label-values",
                        HasMetadata.class,
                        (all, each) ->
                                Optional.ofNullable(each.getMetadata().getLabels()).orElse(Map.of()).values().stream()
                                        .allMatch(value ->
                                                value.matches("([A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)?"))));
    }

    private static ManifestRule pod(String names, Predicate<PodSpec> good) {
        return in(names, (all, each) -> good.test(Manifests.pod(each).orElseThrow()));
    }

    private static ManifestRule in(String names, BiPredicate<Manifests, HasMetadata> good) {
        return kind(names, HasMetadata.class, (all, each) -> Manifests.pod(each).isEmpty() || good.test(all, each));
    }

    private static <T extends HasMetadata> ManifestRule kind(
            String names, Class<T> type, BiPredicate<Manifests, T> good) {
        return new ManifestRule(
                names,
                all -> all.of(type).stream()
                        .filter(each -> !good.test(all, each))
                        .map(each -> new Place(each, "")));
    }

    private static PodSpec pod(Deployment deployment) {
        return deployment.getSpec().getTemplate().getSpec();
    }

    private static int replicas(Deployment deployment) {
        return Optional.ofNullable(deployment.getSpec().getReplicas()).orElse(1);
    }

    private static boolean isOfThePod(Volume volume) {
        return volume.getEmptyDir() != null || volume.getSecret() != null || volume.getConfigMap() != null;
    }

    private static boolean hasItsAccount(Manifests all, HasMetadata each) {
        String account = Manifests.pod(each).orElseThrow().getServiceAccountName();
        return account == null
                || all.of(ServiceAccount.class).stream()
                        .anyMatch(there -> there.getMetadata().getName().equals(account));
    }

    private static boolean isIsolated(Manifests all, HasMetadata each) {
        return each instanceof Deployment deployment
                && all.of(NetworkPolicy.class).stream()
                        .anyMatch(policy ->
                                selects(policy.getSpec().getPodSelector().getMatchLabels(), deployment));
    }

    private static boolean asksTheSameTwice(Container container) {
        return container.getLivenessProbe() != null
                && container.getReadinessProbe() != null
                && Objects.equals(
                        container.getLivenessProbe().getHttpGet(),
                        container.getReadinessProbe().getHttpGet())
                && Objects.equals(
                        container.getLivenessProbe().getExec(),
                        container.getReadinessProbe().getExec())
                && Objects.equals(
                        container.getLivenessProbe().getTcpSocket(),
                        container.getReadinessProbe().getTcpSocket());
    }

    private static boolean isSpread(PodSpec pod) {
        return pod.getTopologySpreadConstraints().stream()
                .anyMatch(each -> each.getTopologyKey().equals("kubernetes.io/hostname"));
    }

    private static boolean selects(Map<String, String> labels, Deployment deployment) {
        return deployment
                .getSpec()
                .getTemplate()
                .getMetadata()
                .getLabels()
                .entrySet()
                .containsAll(labels.entrySet());
    }
}
