package dev.lifeguard.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeguard.cli.Supervisor;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Probe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the sidecar may do to the pod it is put into, in every way there is to put it there. */
class ShippedPodsTest {
    private static final int PORT = 9432;

    /** Seconds until it answers, on the JVM, with half a core. */
    private static final long OWN_START = 5;

    @TempDir
    private static Path scratch;

    private static Map<String, PodSpec> pods;

    @BeforeAll
    static void render() throws IOException {
        pods = ShippedPods.render(scratch).pods();
    }

    @Test
    void aFrozenSidecarIsStartedAnewBeforeItsSilenceTakesThePodOut() {
        assertThat(pods)
                .isNotEmpty()
                .allSatisfy((name, pod) -> sidecar(pod).ifPresent(sidecar -> {
                    long end = ProbeTimes.latestEnd(sidecar.getLivenessProbe());
                    questions(pod)
                            .forEach(ready -> assertThat(ProbeTimes.earliest(ready))
                                    .as(name)
                                    .isGreaterThan(end));
                }));
    }

    @Test
    void theArithmeticStandsWhereTheProbesAre() throws IOException {
        Container sidecar = sidecar(pods.get("snippet Pod/pod")).orElseThrow();
        String end = "5 × 3 + 3 + 3 = " + ProbeTimes.latestEnd(sidecar.getLivenessProbe());
        String silence = "5 × 5 + 3 = " + ProbeTimes.earliest(sidecar.getReadinessProbe());
        String start = "600 × 1 + 1 + 3 seconds";

        assertThat(ProbeTimes.latestEnd(sidecar.getStartupProbe())).isEqualTo(600 * 1 + 1 + 3);
        for (String file : List.of(
                "helm/lifeguard/templates/_probes.tpl",
                "deploy/snippet.yaml",
                "deploy/kustomize/component/sidecar.yaml",
                "deploy/admission/policy.yaml",
                "docs/kubernetes.md")) {
            String text = Files.readString(Path.of(file)).replaceAll("\\s+(# )?", " ");
            assertThat(text).as(file).contains(silence, start);
            assertThat(text).as(file).containsAnyOf(end, "5 × 3 + 3 seconds and 3 more of grace: 21");
        }
    }

    @Test
    void aSupervisedOneIsBackBeforeAnyProbeConcludesAnything() {
        long silence = Supervisor.LONGEST_SILENCE_SECONDS + OWN_START;
        List<PodSpec> supervised = pods.values().stream()
                .filter(pod ->
                        sidecar(pod).filter(ShippedPodsTest::isSupervised).isPresent())
                .toList();

        assertThat(supervised).isNotEmpty().allSatisfy(pod -> {
            assertThat(questions(pod))
                    .isNotEmpty()
                    .allSatisfy(ready ->
                            assertThat(ProbeTimes.earliestRefused(ready)).isGreaterThan(silence));
            assertThat(ProbeTimes.earliestRefused(sidecar(pod).orElseThrow().getLivenessProbe()))
                    .isGreaterThan(silence);
        });
    }

    @Test
    void aSidecarThatHangsWhileItStartsHoldsTheApplicationBackForTenMinutesAtMost() {
        assertThat(pods)
                .allSatisfy((name, pod) -> sidecar(pod).ifPresent(sidecar -> {
                    Probe startup = sidecar.getStartupProbe();
                    assertThat(startup.getTerminationGracePeriodSeconds())
                            .as(name)
                            .isEqualTo(3);
                    if (startup.getExec() == null) {
                        assertThat(ProbeTimes.timeout(startup))
                                .as(name)
                                .isLessThanOrEqualTo(ProbeTimes.period(startup));
                        assertThat(ProbeTimes.latestEnd(startup)).as(name).isEqualTo(604);
                    }
                }));
    }

    @Test
    void askedByAProcessItsSilenceCountsForNothing() {
        List<String> commands = pods.values().stream()
                .flatMap(pod -> questions(pod).stream())
                .filter(ready -> ready.getExec() != null)
                .map(ready -> String.join(" ", ready.getExec().getCommand()))
                .toList();

        assertThat(commands).isNotEmpty().containsOnly("/lifeguard ready --fail-open");
    }

    @Test
    void aProbeThatWouldKillTheSidecarNeverDependsOnADatabase() {
        assertThat(pods)
                .allSatisfy((name, pod) -> sidecar(pod)
                        .ifPresent(sidecar -> assertThat(
                                        sidecar.getLivenessProbe().getHttpGet().getPath())
                                .isEqualTo("/health/live")));
    }

    @Test
    void anEndByAProbeDoesNotWaitAsLongAsThePodWould() {
        assertThat(pods)
                .allSatisfy((name, pod) -> sidecar(pod)
                        .ifPresent(
                                sidecar -> assertThat(sidecar.getLivenessProbe().getTerminationGracePeriodSeconds())
                                        .as(name)
                                        .isBetween(2L, 5L)));
    }

    @Test
    void theApplicationKeepsItsOwnReadinessProbe() {
        List<String> touched = pods.entrySet().stream()
                .filter(each -> each.getValue().getContainers().stream()
                        .anyMatch(container -> asksUs(container.getReadinessProbe())))
                .filter(each -> sidecar(each.getValue()).isPresent())
                .map(Map.Entry::getKey)
                .toList();

        assertThat(touched).containsExactly("example application Deployment/shop");
        assertThat(pods.get("policy Pod/pod").getContainers().get(0).getReadinessProbe())
                .satisfies(own -> assertThat(own.getHttpGet().getPath()).isEqualTo("/readyz"))
                .satisfies(own -> assertThat(own.getPeriodSeconds()).isEqualTo(7));
    }

    @Test
    void thePodsReadinessHangsOnTheSidecarOnceOrNotAtAll() {
        pods.forEach((name, pod) -> {
            if (sidecar(pod).isPresent() && !name.contains("Job")) {
                assertThat(questions(pod)).as(name).hasSize(name.startsWith("example none") ? 0 : 1);
            }
        });
    }

    @Test
    void whatChangesTheSchemaIsDoneBeforeTheSidecarLooks() {
        assertThat(pods)
                .allSatisfy((name, pod) -> assertThat(pod.getInitContainers().stream()
                                .dropWhile(container -> !container.getName().equals("lifeguard"))
                                .skip(1))
                        .as(name)
                        .isEmpty());
        assertThat(pods.values().stream().flatMap(pod -> pod.getInitContainers().stream()))
                .extracting(Container::getName)
                .contains("migrate");
    }

    @Test
    void aStartThatFailsSaysWhyInThePodsStatus() {
        List<Container> ours = pods.values().stream()
                .flatMap(ContainerRules::containers)
                .filter(each -> each.getImage().contains("lifeguard"))
                .toList();

        assertThat(ours)
                .hasSizeGreaterThan(10)
                .allMatch(each -> "FallbackToLogsOnError".equals(each.getTerminationMessagePolicy()));
    }

    private static boolean isSupervised(Container sidecar) {
        return sidecar.getArgs().contains("supervise");
    }

    private static Optional<Container> sidecar(PodSpec pod) {
        return pod.getInitContainers().stream()
                .filter(container -> container.getName().equals("lifeguard"))
                .findFirst();
    }

    /** Every readiness probe of the pod that hangs on our answer. */
    private static List<Probe> questions(PodSpec pod) {
        return Stream.concat(pod.getInitContainers().stream(), pod.getContainers().stream())
                .map(Container::getReadinessProbe)
                .filter(ShippedPodsTest::asksUs)
                .toList();
    }

    private static boolean asksUs(Probe probe) {
        if (probe == null || probe.getExec() != null) {
            return probe != null && probe.getExec().getCommand().contains("ready");
        }
        return probe.getHttpGet() != null
                && Integer.valueOf(PORT).equals(probe.getHttpGet().getPort().getIntVal());
    }
}
