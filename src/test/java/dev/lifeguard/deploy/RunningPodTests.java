package dev.lifeguard.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests of what {@link PodLifeTest} works out, run: the packaged sidecar as the chart has it, beside an application with a
 * readiness probe of its own and a real PostgreSQL. Those that take longest are classes of their own, so that they run side by
 * side.
 */
abstract class RunningPodTests {
    static final long SECOND = 1_000;

    /** From "is to run" to "ready", on a machine that has other things to do. */
    static final long RESTART = 90 * SECOND;

    @TempDir
    private Path folder;

    PodLab lab;

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

    /** It runs since it was started, and each time the pod was not ready that was for the sidecar alone. */
    static void theApplicationGoesOn(Kubelet kubelet) {
        assertThat(kubelet.starts("app")).as("starts of the application").isEqualTo(1);
        assertThat(kubelet.outages())
                .allSatisfy(outage -> assertThat(outage.causes()).containsExactly("lifeguard"));
    }
}
