package dev.lifeguard.probe.path;

import dev.lifeguard.testing.RealPostgres;
import dev.lifeguard.testing.WaitsBesideOthers;

@WaitsBesideOthers
class NewestServerCausesTest extends RealServerCausesTest {
    NewestServerCausesTest() {
        super(RealPostgres.NEWEST);
    }
}
