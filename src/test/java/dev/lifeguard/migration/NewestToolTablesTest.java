package dev.lifeguard.migration;

import dev.lifeguard.testing.RealPostgres;

class NewestToolTablesTest extends ToolTablesTest {
    NewestToolTablesTest() {
        super(RealPostgres.NEWEST);
    }
}
