package dev.lifeguard.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeguard.testing.FreePort;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.PodSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code kubectl describe pod} would show of the packaged sidecar: events, and the last state of its containers. */
@Order(8)
class PodDescriptionIT {
    /** What an event keeps of a message, where it comes through {@code events.k8s.io}. */
    private static final int NOTE = 1_024;

    @TempDir
    private Path folder;

    private PodLab lab;

    @BeforeEach
    void start() throws IOException {
        lab = new PodLab(folder);
    }

    @AfterEach
    void end() throws Exception {
        if (lab != null) {
            lab.close();
        }
    }

    @Test
    void anEventOfAnExecProbeIsTheCause() throws Exception {
        String unknown = lab.postgres().url().replace("watcher@", "nobody@");
        PodSpec spec = lab.example("exec");
        // Each starts a JVM here, beside other tests.
        ContainerRules.probes(PodLab.sidecar(spec)).forEach(probe -> probe.setTimeoutSeconds(10));
        RealPod pod = lab.run(spec, BackOff.STANDARD, unknown);
        pod.until("probed", () -> readiness(pod).size() > 1);

        System.out.println(readiness(pod).get(0).strip());
        assertThat(readiness(pod)).allSatisfy(event -> {
            assertThat(event)
                    .startsWith("Readiness probe failed: not ready: default is down, unknown_role: ")
                    .contains("nobody");
            assertThat(event.strip()).hasLineCount(1);
            assertThat(event).hasSizeLessThan(NOTE);
        });
        assertThat(pod.kubelet().wasReady()).isFalse();
    }

    @Test
    void anInitContainerThatWaitedInVainSaysForWhat() throws Exception {
        PodSpec spec = lab.example("sidecar");
        Container wait = new ContainerBuilder(PodLab.sidecar(spec))
                .withName("lifeguard-wait")
                .withRestartPolicy(null)
                .withStartupProbe(null)
                .withLivenessProbe(null)
                .withReadinessProbe(null)
                .withArgs("wait", "--timeout", "10s")
                .build();
        spec.setInitContainers(List.of(wait));
        String refused = "postgresql://app@127.0.0.1:" + FreePort.next() + "/shop";
        RealPod pod = lab.run(spec, BackOff.STANDARD, refused);
        pod.until("ended", () -> !pod.kubelet().lastState("lifeguard-wait").isEmpty());

        System.out.println(pod.kubelet().lastState("lifeguard-wait"));
        assertThat(pod.kubelet().lastState("lifeguard-wait"))
                .startsWith("exit 2: ")
                .contains("timed out", "connection_refused")
                .hasLineCount(1);
        assertThat(pod.kubelet().starts("app")).isZero();
    }

    @Test
    void aStartThatIsRefusedSaysWhy() throws Exception {
        PodSpec spec = lab.example("sidecar");
        PodLab.set(PodLab.sidecar(spec), "LIFEGUARD_PROBE_INTERVAL", "often");
        RealPod pod = lab.run(spec, BackOff.STANDARD);
        pod.until("ended", () -> !pod.kubelet().lastState("lifeguard").isEmpty());

        System.out.println(pod.kubelet().lastState("lifeguard"));
        assertThat(pod.kubelet().lastState("lifeguard"))
                .matches("(?s)exit [1-9]\\d*: .*")
                .contains("LIFEGUARD_PROBE_INTERVAL", "often");
        assertThat(pod.kubelet().starts("app")).isZero();
    }

    private static List<String> readiness(RealPod pod) {
        return pod.kubelet().events("lifeguard").stream()
                .filter(event -> event.startsWith("Readiness"))
                .toList();
    }
}
