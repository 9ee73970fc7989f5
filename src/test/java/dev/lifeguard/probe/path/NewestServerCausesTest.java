package dev.lifeguard.probe.path;

import dev.lifeguard.testing.RealPostgres;

class NewestServerCausesTest extends RealServerCausesTest {
    NewestServerCausesTest() {
        super(RealPostgres.NEWEST);
    }
}
