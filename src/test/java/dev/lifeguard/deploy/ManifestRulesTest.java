package dev.lifeguard.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What we ship holds against the rules of the linters people run over it. Where it does not, there is a reason here, and a
 * reason that no place needs any more is a mistake as well.
 */
class ManifestRulesTest {
    /** One reason: the places it is for, as a regular expression of way, object and container; the rules; why. */
    private record Reason(String place, String rules, String why) {}

    private static final List<Reason> REASONS = List.of(
            new Reason(
                    ".*",
                    "score:container-image-pull-policy",
                    "a pod must start while the registry is away; a tag of ours is never moved, and a digest wins over it"),
            new Reason(
                    ".* (app|migrate|nightly|lifeguard|check)",
                    "linter:read-secret-from-env-var",
                    "as the application has it; database.secretFile takes the URL from a file"),
            new Reason(
                    "chart demo .* postgres|chart demo Deployment/.*lifeguard app",
                    "score:container-security-context-user-group-id",
                    "999 is the user of PostgreSQL's own image"),
            new Reason(
                    "example none .*",
                    "score:container-security-context-user-group-id",
                    "where the platform gives the user, as OpenShift does"),
            new Reason(
                    "example application .* app",
                    "linter:liveness-port",
                    "the port is the sidecar's, in the same network"),
            new Reason(
                    "(chart demo|example|kustomize|policy|snippet).*",
                    "score:pod-networkpolicy",
                    "whom the application may reach is for its own chart to say; networkPolicy.enabled is the watcher's"),
            new Reason(
                    "(example|kustomize|policy|snippet).*",
                    "linter:default-service-account",
                    "the application's own account, which the sidecar makes no use of"),
            new Reason(
                    "(policy|snippet) Pod/pod",
                    "polaris:automountServiceAccountToken",
                    "the pod is the application's; the sidecar never speaks to the API server"),
            new Reason(
                    "chart demo Deployment/.*",
                    "score:pod-probes",
                    "the demo's client is a loop in a shell, which has nothing to ask"),
            new Reason(
                    "chart watcher Deployment/.*",
                    "score:pod-probes-identical",
                    "its page is wanted most while a database is down, so that it is ready as long as it lives"),
            new Reason(
                    ".*Deployment/.*",
                    "linter:minimum-three-replicas",
                    "how many is for the application; one watcher is enough, and Alertmanager counts equal alerts once"),
            new Reason(
                    "example .*",
                    "score:deployment-has-poddisruptionbudget",
                    "how many may be missing is for the application's own chart to say"),
            new Reason(
                    "chart demo Deployment/.*-db", "linter:no-rolling-update-strategy", "one database has one folder"));

    /** Checks that no rule here stands for, by the reason why. */
    private static final Map<String, String> NOT_JUDGED = Map.of(
            "of a kind that nothing here installs: Manifests knows no Ingress, CronJob, StatefulSet, autoscaler, role or config map",
            """
            linter:access-to-create-pods linter:access-to-secrets linter:cluster-admin-role-binding
            linter:dangling-horizontalpodautoscaler linter:dangling-ingress linter:hpa-minimum-three-replicas
            linter:scc-deny-privileged-container linter:wildcard-in-rules score:cronjob-has-deadline
            score:cronjob-restartpolicy score:deployment-targeted-by-hpa-does-not-have-replicas-configured
            score:horizontalpodautoscaler-has-target score:horizontalpodautoscaler-replicas score:ingress-targets-service
            score:statefulset-has-host-podantiaffinity score:statefulset-has-poddisruptionbudget
            score:statefulset-has-servicename score:statefulset-pod-selector-labels-match-template-metadata-labels
            polaris:clusterrolePodExecAttach polaris:clusterrolebindingClusterAdmin
            polaris:clusterrolebindingPodExecAttach polaris:hpaMaxAvailability polaris:hpaMinAvailability
            polaris:pdbMinAvailableGreaterThanHPAMinReplicas polaris:rolePodExecAttach
            polaris:rolebindingClusterAdminClusterRole polaris:rolebindingClusterAdminRole
            polaris:rolebindingClusterRolePodExecAttach polaris:rolebindingRolePodExecAttach
            polaris:sensitiveConfigmapContent polaris:tlsSettingsMissing""",
            "for whoever installs it to say: namespace, owner, priority, nodes and names",
            """
            linter:dnsconfig-options linter:no-node-affinity linter:priority-class-name linter:required-annotation-email
            linter:required-label-owner linter:use-namespace polaris:metadataAndInstanceMismatched
            polaris:priorityClassNotSet""",
            "requests are what it takes at rest, limits what a start takes; both optional, and against each other's purpose",
            """
            score:container-cpu-requests-equal-limits score:container-memory-requests-equal-limits
            score:container-resource-requests-equal-limits score:container-ephemeral-storage-request-equals-limit""",
            "the secret and the pods that are asked for are the application's or the cluster's, not in what is rendered",
            "linter:env-value-from linter:dangling-networkpolicypeer-podselector",
            "of Deployments, where Always is the only policy there is",
            "linter:restart-policy",
            "done for everything that is rendered: Manifests decodes it strictly",
            "linter:schema-validation",
            "manifests are in the order people read them in",
            "linter:sorted-keys");

    @TempDir
    private Path scratch;

    @Test
    void everyCheckOfTheToolsHasItsRuleOrAReasonWhyNot() throws IOException {
        List<String> checks;
        try (InputStream list = ManifestRulesTest.class.getResourceAsStream("/linter-checks.txt")) {
            checks = new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        }
        List<String> known = Stream.concat(
                        Stream.concat(ContainerRules.all().stream(), PodRules.all().stream())
                                .map(ManifestRule::names),
                        NOT_JUDGED.values().stream())
                .flatMap(names -> Stream.of(names.strip().split("\\s+")))
                .toList();

        assertThat(known).containsExactlyInAnyOrderElementsOf(checks);
    }

    @Test
    void whatWeShipHoldsAgainstTheLintersOrHasAReason() throws IOException {
        ShippedPods shipped = ShippedPods.render(scratch);
        Set<String> broken = new TreeSet<>();
        Set<Reason> used = new HashSet<>();

        Stream.concat(ContainerRules.all().stream(), PodRules.all().stream())
                .forEach(rule -> shipped.ways()
                        .forEach((way, installed) -> rule.places(installed).forEach(place -> {
                            String whole = way + " " + place;
                            if (isOurs(whole) && REASONS.stream().noneMatch(each -> covers(each, rule, whole, used))) {
                                broken.add(rule.names() + ": " + whole);
                            }
                        })));

        assertThat(broken).isEmpty();
        assertThat(REASONS).as("reasons that nothing needs any more").allMatch(used::contains);
    }

    /** Of a pod that the policy admits only the sidecar is ours. */
    private static boolean isOurs(String place) {
        return !place.matches("policy Pod/pod (app|migrate)");
    }

    private static boolean covers(Reason reason, ManifestRule rule, String place, Set<Reason> used) {
        boolean covers = rule.names().contains(reason.rules()) && place.matches(reason.place());
        if (covers) {
            used.add(reason);
        }
        return covers;
    }
}
