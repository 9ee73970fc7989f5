package dev.lifeguard.incident;

import dev.lifeguard.testing.RealPostgres;
import dev.lifeguard.testing.WaitsBesideOthers;

@WaitsBesideOthers
class NewestHostileSchemaTest extends HostileSchemaTest {
    NewestHostileSchemaTest() {
        super(RealPostgres.NEWEST);
    }
}
