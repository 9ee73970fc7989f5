package dev.lifeguard.probe.activity;

import dev.lifeguard.testing.RealPostgres;

class NewestServerActivityTest extends ActivityProbeTest {
    NewestServerActivityTest() {
        super(RealPostgres.NEWEST);
    }
}
