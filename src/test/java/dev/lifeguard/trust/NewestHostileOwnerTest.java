package dev.lifeguard.trust;

import dev.lifeguard.testing.RealPostgres;
import dev.lifeguard.testing.WaitsBesideOthers;

@WaitsBesideOthers
class NewestHostileOwnerTest extends HostileOwnerTest {
    NewestHostileOwnerTest() {
        super(RealPostgres.NEWEST);
    }
}
