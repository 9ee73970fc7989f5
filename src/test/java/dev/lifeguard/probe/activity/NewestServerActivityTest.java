package dev.lifeguard.probe.activity;

import dev.lifeguard.testing.RealPostgres;
import dev.lifeguard.testing.WaitsBesideOthers;

@WaitsBesideOthers
class NewestServerActivityTest extends ActivityProbeTest {
    NewestServerActivityTest() {
        super(RealPostgres.NEWEST);
    }
}
