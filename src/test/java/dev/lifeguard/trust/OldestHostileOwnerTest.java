package dev.lifeguard.trust;

import dev.lifeguard.testing.RealPostgres;

class OldestHostileOwnerTest extends HostileOwnerTest {
    OldestHostileOwnerTest() {
        super(RealPostgres.OLDEST);
    }
}
