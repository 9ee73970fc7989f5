package dev.lifeguard.deploy;

import dev.lifeguard.deploy.ManifestRule.Place;
import io.fabric8.kubernetes.api.model.Capabilities;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.SeccompProfile;
import io.fabric8.kubernetes.api.model.SecurityContext;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What kube-score, kube-linter, polaris and Kubernetes' Pod Security Standards ("restricted") ask of a container.
 * <a href="https://kubernetes.io/docs/concepts/security/pod-security-standards/">Pod Security Standards</a>
 */
final class ContainerRules {
    private static final int HIGH_ID = 10_000;
    private static final int PRIVILEGED_PORTS = 1024;
    private static final int LONGEST_PORT_NAME = 15;

    private ContainerRules() {}

    static List<ManifestRule> all() {
        return List.of(
                rule(
                        "score:container-resources linter:unset-cpu-requirements linter:unset-memory-requirements"
                                + " polaris:cpuRequestsMissing polaris:cpuLimitsMissing polaris:memoryRequestsMissing"
                                + " polaris:memoryLimitsMissing",
                        has("cpu").and(has("memory"))),
                rule("score:container-ephemeral-storage-request-and-limit", has("ephemeral-storage")),
                rule("score:container-image-tag linter:latest-tag polaris:tagNotSpecified", pinned()),
                rule(
                        "score:container-image-pull-policy polaris:pullPolicyNotAlways",
                        each -> Objects.equals(each.getImagePullPolicy(), "Always")),
                rule(
                        "linter:no-read-only-root-fs polaris:notReadOnlyRootFilesystem"
                                + " score:container-security-context-readonlyrootfilesystem",
                        security(each -> yes(each.getReadOnlyRootFilesystem()))),
                rule(
                        "security:allowPrivilegeEscalation linter:privilege-escalation-container"
                                + " polaris:privilegeEscalationAllowed",
                        security(each -> no(each.getAllowPrivilegeEscalation()))),
                rule(
                        "security:privileged linter:privileged-container polaris:runAsPrivileged"
                                + " score:container-security-context-privileged",
                        security(each -> !yes(each.getPrivileged()))),
                rule(
                        "security:capabilities linter:drop-net-raw-capability polaris:dangerousCapabilities"
                                + " polaris:insecureCapabilities",
                        security(each -> dropsAll(each.getCapabilities()))),
                rule(
                        "security:procMount linter:unsafe-proc-mount polaris:procMount",
                        security(each -> each.getProcMount() == null)),
                ofPod(
                        "security:runAsNonRoot linter:run-as-non-root polaris:runAsRootAllowed",
                        ContainerRules::isNobody),
                ofPod(
                        "security:seccomp score:container-seccomp-profile polaris:linuxHardening",
                        ContainerRules::isConfined),
                ofPod("score:container-security-context-user-group-id", ContainerRules::hasHighIds),
                rule("security:hostProcess polaris:hostProcess", security(each -> each.getWindowsOptions() == null)),
                rule(
                        "security:seLinuxOptions security:appArmorProfile",
                        security(each -> each.getSeLinuxOptions() == null && each.getAppArmorProfile() == null)),
                rule(
                        "security:probeHost",
                        each -> probes(each)
                                .allMatch(probe -> probe.getHttpGet() == null
                                        || probe.getHttpGet().getHost() == null)),
                rule("score:container-ports-check linter:invalid-target-ports", ContainerRules::namesItsPorts),
                rule("security:hostPorts polaris:hostPortSet", ports(port -> port.getHostPort() == null)),
                rule(
                        "linter:privileged-ports linter:ssh-port",
                        ports(port -> port.getContainerPort() > PRIVILEGED_PORTS)),
                rule(
                        "linter:env-var-secret polaris:sensitiveContainerEnvVar",
                        variables(each ->
                                each.getValue() == null || !each.getName().matches("(?i).*(secret|password|token).*"))),
                rule(
                        "linter:duplicate-env-var score:environment-variable-key-duplication",
                        each -> each.getEnv().stream()
                                        .map(EnvVar::getName)
                                        .distinct()
                                        .count()
                                == each.getEnv().size()),
                rule(
                        "linter:read-secret-from-env-var",
                        variables(each -> each.getValueFrom() == null
                                || each.getValueFrom().getSecretKeyRef() == null)),
                rule(
                        "linter:liveness-port linter:readiness-port linter:startup-port",
                        each -> probes(each).allMatch(probe -> asksOwnPort(each, probe))));
    }

    private static ManifestRule rule(String names, Predicate<Container> good) {
        return ofPod(names, (pod, container) -> good.test(container));
    }

    private static ManifestRule ofPod(String names, BiPredicate<PodSpec, Container> good) {
        return new ManifestRule(
                names,
                installed -> installed.all().stream()
                        .flatMap(object -> Manifests.pod(object).stream()
                                .flatMap(pod -> containers(pod)
                                        .filter(container -> !good.test(pod, container))
                                        .map(container -> new Place(object, container.getName())))));
    }

    static Stream<Container> containers(PodSpec pod) {
        return Stream.concat(pod.getInitContainers().stream(), pod.getContainers().stream());
    }

    private static Predicate<Container> has(String resource) {
        return container -> {
            var resources = Optional.ofNullable(container.getResources());
            return resources
                            .map(each -> each.getRequests())
                            .filter(given(resource))
                            .isPresent()
                    && resources
                            .map(each -> each.getLimits())
                            .filter(given(resource))
                            .isPresent();
        };
    }

    private static Predicate<Map<String, Quantity>> given(String resource) {
        return quantities -> quantities.containsKey(resource);
    }

    private static Predicate<Container> pinned() {
        return container ->
                container.getImage().matches("[^:@]+(:\\d+/[^:@]+)?(:(?!latest$)[\\w.-]+)?(@sha256:[0-9a-f]{64})?")
                        && container.getImage().matches(".*[:@].*");
    }

    private static Predicate<Container> security(Predicate<SecurityContext> good) {
        return container ->
                good.test(Optional.ofNullable(container.getSecurityContext()).orElseGet(SecurityContext::new));
    }

    private static Predicate<Container> ports(Predicate<ContainerPort> good) {
        return container -> container.getPorts().stream().allMatch(good);
    }

    /** IANA service names, each once. */
    private static boolean namesItsPorts(Container container) {
        List<String> names =
                container.getPorts().stream().map(ContainerPort::getName).toList();
        return names.stream().distinct().count() == names.size()
                && names.stream()
                        .allMatch(name -> name != null
                                && name.matches("(?=.*[a-z])[a-z0-9]+(-[a-z0-9]+)*")
                                && name.length() <= LONGEST_PORT_NAME);
    }

    private static Predicate<Container> variables(Predicate<EnvVar> good) {
        return container -> container.getEnv().stream().allMatch(good);
    }

    private static boolean dropsAll(Capabilities capabilities) {
        return capabilities != null
                && capabilities.getDrop().contains("ALL")
                && capabilities.getAdd().stream().allMatch("NET_BIND_SERVICE"::equals);
    }

    private static boolean isNobody(PodSpec pod, Container container) {
        Boolean own = context(container).map(SecurityContext::getRunAsNonRoot).orElse(null);
        Boolean ofPod = Optional.ofNullable(pod.getSecurityContext())
                .map(each -> each.getRunAsNonRoot())
                .orElse(null);
        return yes(own == null ? ofPod : own)
                && user(pod, container).filter(user -> user == 0).isEmpty();
    }

    private static boolean isConfined(PodSpec pod, Container container) {
        return context(container)
                .map(SecurityContext::getSeccompProfile)
                .or(() -> Optional.ofNullable(pod.getSecurityContext()).map(each -> each.getSeccompProfile()))
                .map(SeccompProfile::getType)
                .filter(type -> !type.equals("Unconfined"))
                .isPresent();
    }

    private static boolean hasHighIds(PodSpec pod, Container container) {
        Optional<Long> group = context(container)
                .map(SecurityContext::getRunAsGroup)
                .or(() -> Optional.ofNullable(pod.getSecurityContext()).map(each -> each.getRunAsGroup()));
        return user(pod, container).filter(id -> id > HIGH_ID).isPresent()
                && group.filter(id -> id > HIGH_ID).isPresent();
    }

    private static Optional<Long> user(PodSpec pod, Container container) {
        return context(container)
                .map(SecurityContext::getRunAsUser)
                .or(() -> Optional.ofNullable(pod.getSecurityContext()).map(each -> each.getRunAsUser()));
    }

    private static Optional<SecurityContext> context(Container container) {
        return Optional.ofNullable(container.getSecurityContext());
    }

    static Stream<Probe> probes(Container container) {
        return Stream.of(container.getStartupProbe(), container.getLivenessProbe(), container.getReadinessProbe())
                .filter(Objects::nonNull);
    }

    private static boolean asksOwnPort(Container container, Probe probe) {
        var port = probe.getHttpGet() != null
                ? probe.getHttpGet().getPort()
                : probe.getTcpSocket() != null ? probe.getTcpSocket().getPort() : null;
        return port == null
                || container.getPorts().stream()
                        .anyMatch(each -> each.getContainerPort().equals(port.getIntVal())
                                || Objects.equals(each.getName(), port.getStrVal()));
    }

    private static boolean yes(Boolean value) {
        return Boolean.TRUE.equals(value);
    }

    private static boolean no(Boolean value) {
        return Boolean.FALSE.equals(value);
    }
}
