package dev.lifeguard.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeguard.testing.FakeAlertmanager;
import dev.lifeguard.testing.PackagedProgram;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Quantity;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * What {@link PodLifeTest} works out, run: the packaged sidecar as the chart has it, beside an application with a readiness
 * probe of its own and a real PostgreSQL.
 */
@Execution(ExecutionMode.CONCURRENT)
@Order(1)
class PodLifeIT {
    private static final long SECOND = 1_000;

    /** It is asked every three seconds whether it answers. */
    private static final long SEEN = 5 * SECOND;

    /** From "is to run" to "ready", on a machine that has other things to do. */
    private static final long RESTART = 90 * SECOND;

    @TempDir
    private Path folder;

    private PodLab lab;

    @BeforeEach
    void start() throws IOException {
        lab = new PodLab(folder);
        lab.postgres().url();
        lab.postgres().execute("GRANT CREATE ON SCHEMA public TO watcher");
    }

    @AfterEach
    void end() throws Exception {
        if (lab != null) {
            lab.close();
        }
    }

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

    /** It runs since it was started, and each time the pod was not ready that was for the sidecar alone. */
    private static void theApplicationGoesOn(Kubelet kubelet) {
        assertThat(kubelet.starts("app")).as("starts of the application").isEqualTo(1);
        assertThat(kubelet.outages())
                .allSatisfy(outage -> assertThat(outage.causes()).containsExactly("lifeguard"));
    }
}
