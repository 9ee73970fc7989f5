package dev.lifeguard.trust;

import dev.lifeguard.testing.RealPostgres;
import org.junit.jupiter.api.Order;

@Order(6)
class NewestHostileOwnerTest extends HostileOwnerTest {
    NewestHostileOwnerTest() {
        super(RealPostgres.NEWEST);
    }
}
