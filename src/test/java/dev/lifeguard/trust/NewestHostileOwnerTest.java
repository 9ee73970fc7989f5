package dev.lifeguard.trust;

import dev.lifeguard.testing.RealPostgres;

class NewestHostileOwnerTest extends HostileOwnerTest {
    NewestHostileOwnerTest() {
        super(RealPostgres.NEWEST);
    }
}
