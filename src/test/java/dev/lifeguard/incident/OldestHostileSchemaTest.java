package dev.lifeguard.incident;

import dev.lifeguard.testing.RealPostgres;

class OldestHostileSchemaTest extends HostileSchemaTest {
    OldestHostileSchemaTest() {
        super(RealPostgres.OLDEST);
    }
}
