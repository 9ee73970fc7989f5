package dev.lifeguard.incident;

import dev.lifeguard.testing.RealPostgres;

class NewestHostileSchemaTest extends HostileSchemaTest {
    NewestHostileSchemaTest() {
        super(RealPostgres.NEWEST);
    }
}
