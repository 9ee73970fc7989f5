package dev.lifeguard.probe.activity;

import dev.lifeguard.testing.RealPostgres;
import org.junit.jupiter.api.Order;

@Order(11)
class NewestPodSessionsTest extends PodSessionsTest {
    NewestPodSessionsTest() {
        super(RealPostgres.NEWEST);
    }
}
