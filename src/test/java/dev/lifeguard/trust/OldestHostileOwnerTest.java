package dev.lifeguard.trust;

import dev.lifeguard.testing.RealPostgres;
import dev.lifeguard.testing.WaitsBesideOthers;

@WaitsBesideOthers
class OldestHostileOwnerTest extends HostileOwnerTest {
    OldestHostileOwnerTest() {
        super(RealPostgres.OLDEST);
    }
}
