package dev.lifeguard.migration.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeguard.observation.MigrationTool;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against numbers that the tools' own tests expect, and against their constants. */
class AdvisoryKeyTest {
    @ParameterizedTest
    @CsvSource({
        "GOLANG_MIGRATE, database_name, 1764327054",
        "PRISMA, whatever, 72707369",
        "SQLX, zone, 2771974297191923538",
        "RAILS, zone, 5543948597083651755"
    })
    void isTheToolsOwn(MigrationTool tool, String database, long key) {
        HistoryTable table = new HistoryTable("public", "schema_migrations", 1, true, Optional.empty(), Set.of());

        assertThat(AdvisoryKey.of(tool, database, table)).contains(key);
    }

    @ParameterizedTest
    @CsvSource({"ALEMBIC", "DJANGO", "LIQUIBASE", "KNEX", "TYPEORM"})
    void othersTakeNone(MigrationTool tool) {
        HistoryTable table = new HistoryTable("public", "t", 1, true, Optional.empty(), Set.of());

        assertThat(AdvisoryKey.of(tool, "shop", table)).isEmpty();
    }
}
