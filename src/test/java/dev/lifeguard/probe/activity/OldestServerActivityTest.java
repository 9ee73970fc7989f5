package dev.lifeguard.probe.activity;

import dev.lifeguard.testing.RealPostgres;
import dev.lifeguard.testing.WaitsBesideOthers;

@WaitsBesideOthers
class OldestServerActivityTest extends ActivityProbeTest {
    OldestServerActivityTest() {
        super(RealPostgres.OLDEST);
    }
}
