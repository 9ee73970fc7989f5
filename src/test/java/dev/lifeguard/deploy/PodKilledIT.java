package dev.lifeguard.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** A sidecar that is killed again and again costs the pod kubelet's back-off. */
@Order(5)
class PodKilledIT extends RunningPodTests {
    @Test
    void killedFiveTimesInARowItCostsTheBackOffAndNothingElse() throws Exception {
        RealPod pod = lab.run(lab.example("sidecar"), BackOff.REDUCED);
        Kubelet kubelet = pod.kubelet();
        pod.untilReady();

        long[] backOffs = {0, SECOND, 2 * SECOND, 4 * SECOND, 8 * SECOND};
        for (int kill = 1; kill <= backOffs.length; kill++) {
            int starts = kill;
            pod.container("lifeguard").kill(pod.now());
            pod.until("started anew", () -> kubelet.starts("lifeguard") == starts + 1);
            pod.untilReady();
        }

        List<Long> lengths =
                kubelet.outages().stream().map(Kubelet.Outage::length).toList();
        System.out.println("killed five times: out for " + lengths + " ms");
        assertThat(lengths).hasSize(backOffs.length);
        for (int i = 0; i < backOffs.length; i++) {
            assertThat(lengths.get(i) - backOffs[i]).isBetween(0L, RESTART);
        }
        theApplicationGoesOn(kubelet);
    }
}
