package dev.lifeguard.probe.activity;

import dev.lifeguard.testing.RealPostgres;
import org.junit.jupiter.api.Order;

@Order(12)
class OldestPodSessionsTest extends PodSessionsTest {
    OldestPodSessionsTest() {
        super(RealPostgres.OLDEST);
    }
}
