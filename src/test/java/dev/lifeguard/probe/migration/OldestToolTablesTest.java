package dev.lifeguard.probe.migration;

import dev.lifeguard.testing.RealPostgres;

class OldestToolTablesTest extends ToolTablesTest {
    OldestToolTablesTest() {
        super(RealPostgres.OLDEST);
    }
}
