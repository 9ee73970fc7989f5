package dev.lifeguard.probe.activity;

import dev.lifeguard.testing.RealPostgres;
import org.junit.jupiter.api.Order;

@Order(11)
class NewestServerActivityTest extends ActivityProbeTest {
    NewestServerActivityTest() {
        super(RealPostgres.NEWEST);
    }
}
