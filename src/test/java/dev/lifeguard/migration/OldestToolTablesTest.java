package dev.lifeguard.migration;

import dev.lifeguard.testing.RealPostgres;
import dev.lifeguard.testing.WaitsBesideOthers;

@WaitsBesideOthers
class OldestToolTablesTest extends ToolTablesTest {
    OldestToolTablesTest() {
        super(RealPostgres.OLDEST);
    }
}
