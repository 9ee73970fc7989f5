package dev.lifeguard.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeguard.testing.FakeAlertmanager;
import dev.lifeguard.testing.PackagedProgram;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.Collections;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** What the pod's owner may rely on while the sidecar hangs, is short of things or waits for a migration. */
@Order(3)
class PodLifeIT extends RunningPodTests {
    @Test
    void aFrozenSidecarIsEndedBeforeItsSilenceCounts() throws Exception {
        RealPod pod = lab.run(lab.example("sidecar"), BackOff.STANDARD);
        Kubelet kubelet = pod.kubelet();
        pod.untilReady();

        pod.container("lifeguard").freeze();
        long frozen = pod.now();
        pod.until("started anew", () -> kubelet.starts("lifeguard") == 2);
        pod.untilReady();

        assertThat(kubelet.events("lifeguard")).anyMatch(event -> event.startsWith("Liveness probe failed: "));
        assertThat(kubelet.outages()).singleElement().satisfies(outage -> {
            System.out.println("frozen: in rotation for " + (outage.from() - frozen) + " ms more, then out for "
                    + outage.length() + " ms while it was started anew");
            assertThat(outage.from() - frozen).isBetween(13 * SECOND, 23 * SECOND);
            assertThat(outage.length()).isLessThan(RESTART);
        });
        theApplicationGoesOn(kubelet);
    }

    @Test
    void itLivesWith32MiB() throws Exception {
        PackagedProgram.assumeExecutable();
        PodSpec spec = lab.example("sidecar");
        PodLab.sidecar(spec).getResources().getLimits().put("memory", new Quantity("32Mi"));
        RealPod pod = lab.run(spec, BackOff.STANDARD);
        pod.untilReady();

        lab.postgres().stopAtOnce();
        pod.until("told", () -> pod.container("lifeguard").log().contains("status=down"));
        lab.postgres().startAgain();
        pod.until("told", () -> pod.container("lifeguard").log().contains("status=healthy cause=none was=down"));

        System.out.println("32 MiB: at most " + pod.peak() / 1024 + " KiB");
        assertThat(pod.kubelet().starts("lifeguard")).isEqualTo(1);
    }

    @Test
    void aReadOnlyRootWithoutTmpIsEnough() throws Exception {
        PodSpec spec = lab.example("sidecar");
        PodLab.sidecar(spec).getVolumeMounts().clear();
        RealPod pod = lab.run(spec, BackOff.STANDARD);
        pod.untilReady();

        assertThat(pod.exec("lifeguard", "sh", "-c", "ls -d /tmp; touch /x").output())
                .contains("No such file", "Read-only file system");
        ProbeAnswer.Result check = pod.exec("lifeguard", "/lifeguard", "check");
        assertThat(check.success()).as(check.output()).isTrue();
        assertThat(pod.kubelet().starts("lifeguard")).isEqualTo(1);
        assertThat(pod.container("lifeguard").log()).doesNotContain(" ERROR ", "\tat ");
    }

    @Test
    void aMigrationAfterTheSidecarIsWaitedForAndAlarmsNobody() throws Exception {
        FakeAlertmanager alertmanager = lab.opened(FakeAlertmanager.startForAll());
        PodSpec spec = lab.migrating("sidecar");
        Collections.reverse(spec.getInitContainers());
        Container sidecar = PodLab.sidecar(spec);
        PodLab.set(sidecar, "LIFEGUARD_MIGRATIONS_EXPECTED", SmallApplication.REVISION);
        PodLab.set(sidecar, "LIFEGUARD_ALERTMANAGER_URLS", "http://" + lab.address() + ":" + alertmanager.port());
        RealPod pod = lab.run(spec, BackOff.STANDARD);
        pod.untilReady();

        assertThat(pod.kubelet().starts("migrate"))
                .as(pod.kubelet().lastState("migrate"))
                .isEqualTo(1);
        assertThat(pod.kubelet().outages()).isEmpty();
        assertThat(pod.container("lifeguard").log()).contains("cause=migration_", "status=healthy cause=none");
        assertThat(alertmanager.causes())
                .as(pod.container("lifeguard").log())
                .noneMatch(cause -> cause.startsWith("migration_"));
    }
}
