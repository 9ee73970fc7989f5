package dev.lifeguard.probe.path;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeguard.observation.ActivityObservation;
import dev.lifeguard.testing.FullBacklog;
import dev.lifeguard.testing.RealPostgres;
import dev.lifeguard.watch.TargetReport;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Whoever asks once waits for the whole of a scan that meets a dead address first. */
class DeadFirstAddressTest {
    @Test
    void oneRunSeesTheServerBehindItAndWhoIsConnected() throws IOException {
        try (RealPostgres postgres = RealPostgres.start(RealPostgres.NEWEST);
                FullBacklog dead = FullBacklog.listen();
                LiveSidecar sidecar = LiveSidecar.inert("postgresql://postgres@127.0.0.1:" + dead.port() + ",127.0.0.1:"
                        + postgres.port() + "/postgres?sslmode=disable")) {
            TargetReport report = sidecar.run();

            assertThat(report.status().works())
                    .as("%s %s %s", report.status(), report.findings(), report.facts())
                    .isTrue();
            assertThat(report.facts().of(ActivityObservation.class)).isPresent();
        }
    }
}
