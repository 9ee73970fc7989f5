package dev.lifeguard.probe.activity;

import dev.lifeguard.testing.RealPostgres;
import org.junit.jupiter.api.Order;

@Order(11)
class NewestOtherSessionsTest extends OtherSessionsTest {
    NewestOtherSessionsTest() {
        super(RealPostgres.NEWEST);
    }
}
