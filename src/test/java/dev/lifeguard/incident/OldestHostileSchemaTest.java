package dev.lifeguard.incident;

import dev.lifeguard.testing.RealPostgres;
import dev.lifeguard.testing.WaitsBesideOthers;

@WaitsBesideOthers
class OldestHostileSchemaTest extends HostileSchemaTest {
    OldestHostileSchemaTest() {
        super(RealPostgres.OLDEST);
    }
}
