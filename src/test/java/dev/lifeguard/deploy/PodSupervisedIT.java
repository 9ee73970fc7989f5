package dev.lifeguard.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** A sidecar below one that supervises it may end and hang. */
@Order(1)
class PodSupervisedIT extends RunningPodTests {
    /** It is asked every three seconds whether it answers. */
    private static final long SEEN = 5 * SECOND;

    @Test
    void supervisedItMayBeKilledFiveTimesAndHangAndThePodStaysReady() throws Exception {
        RealPod pod = lab.run(lab.example("supervised"), BackOff.STANDARD);
        pod.untilReady();

        for (int kill = 1; kill <= 5; kill++) {
            ProcessHandle sidecar = serving(pod);
            sidecar.destroyForcibly();
            pod.until("killed", () -> !sidecar.isAlive());
        }
        ProcessHandle frozen = serving(pod);
        ContainerProcess.freeze(frozen);
        pod.until("ended for its silence", () -> !frozen.isAlive());
        serving(pod);

        assertThat(pod.kubelet().outages()).isEmpty();
        assertThat(pod.kubelet().isReady()).isTrue();
        assertThat(pod.kubelet().starts("lifeguard")).isEqualTo(1);
        assertThat(pod.container("lifeguard").log())
                .contains(
                        "the sidecar ended with 137 and is started anew", "the sidecar does not answer and is killed");
        theApplicationGoesOn(pod.kubelet());
    }

    /** The one below, once it serves and was seen to. */
    private static ProcessHandle serving(RealPod pod) {
        ContainerProcess container = pod.container("lifeguard");
        pod.until("serving", () -> pod.exec("lifeguard", "/lifeguard", "ready").success());
        long answered = pod.now();
        pod.until("seen", () -> pod.now() > answered + SEEN);
        return container.supervised().orElseThrow();
    }
}
