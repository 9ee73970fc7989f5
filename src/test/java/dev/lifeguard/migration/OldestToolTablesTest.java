package dev.lifeguard.migration;

import dev.lifeguard.testing.RealPostgres;

class OldestToolTablesTest extends ToolTablesTest {
    OldestToolTablesTest() {
        super(RealPostgres.OLDEST);
    }
}
