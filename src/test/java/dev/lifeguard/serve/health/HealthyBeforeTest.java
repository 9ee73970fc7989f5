package dev.lifeguard.serve.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeguard.finding.Cause;
import dev.lifeguard.serve.PublishedReports;
import dev.lifeguard.watch.Change;
import dev.lifeguard.watch.TargetReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HealthyBeforeTest {
    private static final TargetReport UNSEEN = PublishedReports.unseen("default");
    private static final TargetReport HEALTHY = PublishedReports.healthy("default");
    private static final TargetReport DOWN = PublishedReports.down("default", Cause.CONNECTION_REFUSED, false);

    @TempDir
    private Path folder;

    @Test
    void aRestartDuringAnOutageDoesNotTakeThePodOut() {
        started("pod-a").changed(Change.between(UNSEEN, HEALTHY));

        HealthyBefore again = started("pod-a");

        Readiness readiness = new Readiness(ReadinessPolicy.AUTO, again::was);
        assertThat(readiness.ready(DOWN, PublishedReports.THEN)).isTrue();
        assertThat(new Readiness(ReadinessPolicy.STARTUP, again::was).started(DOWN))
                .isTrue();
        assertThat(new Readiness(ReadinessPolicy.STRICT, again::was).ready(DOWN, PublishedReports.THEN))
                .as("strict is about now")
                .isFalse();
    }

    @Test
    void anotherPodProvesItselfAnew() {
        started("pod-a").changed(Change.between(UNSEEN, HEALTHY));

        assertThat(started("pod-b").was("default")).isFalse();
    }

    @Test
    void whatWasNeverHealthyIsNotKept() {
        started("pod-a").changed(Change.between(UNSEEN, DOWN));

        assertThat(started("pod-a").was("default")).isFalse();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aFileOfSomethingElseCountsForNothing() throws IOException {
        Files.writeString(folder.resolve("healthy-once"), "x".repeat(70_000));

        assertThat(started("pod-a").was("default")).isFalse();
    }

    @Test
    void withoutAFolderItForgets() {
        HealthyBefore nowhere = new HealthyBefore(Optional.of(folder.resolve("missing")), "pod-a", Runnable::run);
        nowhere.changed(Change.between(UNSEEN, HEALTHY));

        assertThat(nowhere.was("default")).as("in this process").isTrue();
        assertThat(folder).isEmptyDirectory();
    }

    private HealthyBefore started(String pod) {
        return new HealthyBefore(Optional.of(folder), pod, Runnable::run);
    }
}
