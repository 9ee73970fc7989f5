package dev.lifeguard.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of an application's pod when its sidecar fares badly: every manifest, kubelet's rules, virtual time. */
class PodLifeTest {
    private static final long SECOND = 1_000;
    private static final long MINUTE = 60 * SECOND;

    /** From "is to run" to "ready": a second of the runtime, and the sidecar's own start. */
    private static final long RESTART = 3 * SECOND;

    /** Where the application's own container asks, nobody makes it ask again once the sidecar is back. */
    private static final long PERIOD = 5 * SECOND;

    @TempDir
    private static Path scratch;

    private static final Map<String, PodSpec> PODS = new TreeMap<>();

    @BeforeAll
    static void render() throws IOException {
        ShippedPods.render(scratch).pods().forEach((name, pod) -> {
            boolean hasSidecar = pod.getInitContainers().stream()
                    .anyMatch(each -> each.getName().equals("lifeguard"));
            if (hasSidecar && !pod.getContainers().isEmpty() && !name.contains("Job")) {
                PODS.put(name, pod);
            }
        });
    }

    @Test
    void aFrozenSidecarCostsARestartAndNotASecondMore() {
        assertThat(PODS).isNotEmpty().allSatisfy((name, pod) -> {
            for (long moment = 0; moment < 5 * SECOND; moment += 500) {
                Kubelet kubelet = life(pod, ContainerScript.well().freezing(MINUTE + moment));
                kubelet.run(4 * MINUTE);

                assertThat(kubelet.outages())
                        .as(name)
                        .singleElement()
                        .satisfies(outage -> assertThat(outage.length()).isLessThanOrEqualTo(RESTART));
                assertThat(kubelet.isReady()).isTrue();
                assertThat(kubelet.starts("app")).as("the application goes on").isEqualTo(1);
            }
        });
    }

    @Test
    void withoutAGraceOfItsOwnItWouldBeOutForLonger() {
        PodSpec pod = new PodSpecBuilder(PODS.get("example sidecar Deployment/shop")).build();
        pod.getInitContainers().get(1).getLivenessProbe().setTerminationGracePeriodSeconds(null);

        Kubelet kubelet = life(pod, ContainerScript.well().freezing(MINUTE)).run(4 * MINUTE);

        assertThat(kubelet.outages())
                .singleElement()
                .satisfies(outage -> assertThat(outage.length()).isGreaterThan(15 * SECOND));
    }

    @Test
    void aSidecarThatIsKilledAgainAndAgainCostsTheBackOffOfKubernetesAndNothingElse() {
        List<Long> backOffs = List.of(0L, 10 * SECOND, 20 * SECOND, 40 * SECOND, 80 * SECOND);
        assertThat(PODS).allSatisfy((name, pod) -> {
            List<Long> deaths = new ArrayList<>();
            long death = MINUTE;
            for (long backOff : backOffs) {
                deaths.add(death);
                death += backOff + 10 * SECOND;
            }
            Kubelet kubelet = life(pod, ContainerScript.well().dying(deaths.toArray(Long[]::new)));
            kubelet.run(6 * MINUTE);

            assertThat(kubelet.outages()).as(name).hasSize(backOffs.size());
            for (int i = 0; i < backOffs.size(); i++) {
                assertThat(kubelet.outages().get(i).length() - backOffs.get(i))
                        .as("%s, kill %d", name, i + 1)
                        .isBetween(0L, RESTART + (name.startsWith("example application") ? PERIOD : 0));
            }
            assertThat(kubelet.isReady()).isTrue();
            assertThat(kubelet.starts("app")).as("the application goes on").isEqualTo(1);
        });
    }

    @Test
    void askedByAProcessASidecarThatOnlyAnswersTooLateIsNotHeldAgainstTheApplication() {
        PodSpec pod = new PodSpecBuilder(PODS.get("example exec Deployment/shop")).build();
        pod.getInitContainers().get(1).setLivenessProbe(null);

        Kubelet kubelet = life(pod, ContainerScript.well().freezing(MINUTE)).run(10 * MINUTE);

        assertThat(kubelet.outages()).isEmpty();
        assertThat(kubelet.isReady()).isTrue();
    }

    @Test
    void aSidecarThatSaysNotReadyTakesThePodOutUnlessItIsNotAsked() {
        assertThat(PODS).allSatisfy((name, pod) -> {
            ContainerScript hit = ContainerScript.well().saying(at -> true, at -> at < MINUTE || at > 3 * MINUTE);
            Kubelet kubelet = life(pod, hit).run(5 * MINUTE);

            assertThat(kubelet.outages()).as(name).hasSize(name.startsWith("example none") ? 0 : 1);
        });
    }

    @Test
    void aRolloutWithAWrongPasswordNeverGetsReady() {
        PodSpec pod = PODS.get("example sidecar Deployment/shop");

        Kubelet kubelet = life(pod, ContainerScript.well().saying(at -> true, at -> false))
                .run(20 * MINUTE);

        assertThat(kubelet.wasReady()).isFalse();
        assertThat(kubelet.starts("migrate")).isEqualTo(1);
        assertThat(kubelet.starts("lifeguard")).isEqualTo(1);
    }

    @Test
    void aMigrationAfterASidecarThatWaitsForItNeverEnds() {
        PodSpec wrong = new PodSpecBuilder(PODS.get("example sidecar Deployment/shop")).build();
        Collections.reverse(wrong.getInitContainers());

        Kubelet deadlocked = life(wrong, ContainerScript.well().saying(at -> false, at -> false));
        Kubelet guarded = life(wrong, ContainerScript.well().saying(at -> true, at -> at > MINUTE));

        assertThat(deadlocked.run(9 * MINUTE).starts("migrate")).isZero();
        assertThat(guarded.run(2 * MINUTE).wasReady())
                .as("a schema alone does not hold back its start")
                .isTrue();
    }

    private static Kubelet life(PodSpec pod, ContainerScript script) {
        ScriptedContainer sidecar = new ScriptedContainer(script);
        List<String> jobs =
                pod.getInitContainers().stream().map(Container::getName).toList();
        return new Kubelet(pod, BackOff.STANDARD, each -> {
            if (each.getName().equals("lifeguard")) {
                return sidecar;
            }
            ScriptedContainer other = new ScriptedContainer(
                    jobs.contains(each.getName()) ? ContainerScript.job(5 * SECOND) : ContainerScript.well());
            other.beside(sidecar);
            return other;
        });
    }
}
