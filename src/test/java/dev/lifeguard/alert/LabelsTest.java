package dev.lifeguard.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeguard.finding.Cause;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LabelsTest {
    @Test
    void labelsFollowFromTheKeyAndTheConfigurationAlone() {
        Labels labels = new Labels(Map.of("team", "shop"));

        assertThat(labels.of(new AlertKey("default", Cause.TOO_MANY_CLIENTS)))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "alertname", "LifeguardTooManyClients",
                        "cause", "too_many_clients",
                        "severity", "critical",
                        "scope", "server",
                        "target", "default",
                        "team", "shop"));
    }

    @Test
    void everyCauseHasANameOfItsOwn() {
        assertThat(Cause.values())
                .extracting(Labels::name)
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("Lifeguard[A-Za-z0-9]+"));
    }

    /** The value is what Alertmanager 0.25 gave these labels. */
    @Test
    void theFingerprintIsAlertmanagersOwn() {
        assertThat(Fingerprint.of(
                        new Labels(Map.of("team", "shop")).of(new AlertKey("default", Cause.CONNECTION_REFUSED))))
                .isEqualTo("81cbc760280adb19");
    }
}
