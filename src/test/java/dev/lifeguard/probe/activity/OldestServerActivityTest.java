package dev.lifeguard.probe.activity;

import dev.lifeguard.testing.RealPostgres;

class OldestServerActivityTest extends ActivityProbeTest {
    OldestServerActivityTest() {
        super(RealPostgres.OLDEST);
    }
}
