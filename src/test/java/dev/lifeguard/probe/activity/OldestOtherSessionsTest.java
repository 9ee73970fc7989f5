package dev.lifeguard.probe.activity;

import dev.lifeguard.testing.RealPostgres;
import org.junit.jupiter.api.Order;

@Order(12)
class OldestOtherSessionsTest extends OtherSessionsTest {
    OldestOtherSessionsTest() {
        super(RealPostgres.OLDEST);
    }
}
