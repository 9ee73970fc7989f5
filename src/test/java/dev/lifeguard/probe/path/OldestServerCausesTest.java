package dev.lifeguard.probe.path;

import dev.lifeguard.testing.RealPostgres;

class OldestServerCausesTest extends RealServerCausesTest {
    OldestServerCausesTest() {
        super(RealPostgres.OLDEST);
    }
}
