package dev.lifeguard.trust;

import dev.lifeguard.testing.RealPostgres;
import org.junit.jupiter.api.Order;

@Order(8)
class OldestHostileOwnerTest extends HostileOwnerTest {
    OldestHostileOwnerTest() {
        super(RealPostgres.OLDEST);
    }
}
