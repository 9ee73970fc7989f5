package dev.lifeguard.migration;

import dev.lifeguard.testing.RealPostgres;
import dev.lifeguard.testing.WaitsBesideOthers;

@WaitsBesideOthers
class NewestToolTablesTest extends ToolTablesTest {
    NewestToolTablesTest() {
        super(RealPostgres.NEWEST);
    }
}
