package dev.lifeguard.probe.path;

import dev.lifeguard.testing.RealPostgres;
import dev.lifeguard.testing.WaitsBesideOthers;

@WaitsBesideOthers
class OldestServerCausesTest extends RealServerCausesTest {
    OldestServerCausesTest() {
        super(RealPostgres.OLDEST);
    }
}
