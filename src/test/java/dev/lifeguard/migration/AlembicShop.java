package dev.lifeguard.migration;

import dev.lifeguard.observation.MigrationState;
import dev.lifeguard.testing.RealPostgres;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A database that may only be read, and the scripts of Alembic's that are to change it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AlembicShop {
    static final String ORDERS =
            "op.create_table('orders', sa.Column('id', sa.Integer()), sa.Column('note', sa.Text()))";
    static final String ADD_USER = "op.add_column('orders', sa.Column('user_id', sa.Integer()))";

    MigrationDatabase shop;

    @TempDir
    Path folder;

    AlembicFiles files;

    @BeforeAll
    void open() {
        shop = MigrationDatabase.open(RealPostgres.NEWEST);
    }

    @AfterAll
    void close() {
        shop.close();
    }

    @BeforeEach
    void begin() {
        shop.clear();
        files = AlembicFiles.in(folder).revision("aaaa1", null, ORDERS).revision("bbbb2", "aaaa1", ADD_USER);
    }

    void recorded(String... revisions) {
        shop.run("CREATE TABLE alembic_version (version_num varchar(32) PRIMARY KEY)");
        for (String revision : revisions) {
            shop.run("INSERT INTO alembic_version VALUES ('" + revision + "')");
        }
    }

    MigrationVerdict verdict() {
        return MigrationVerdict.of(MigrationRounds.once(shop.port(), MigrationRounds.alembic(folder)));
    }

    MigrationState state() {
        return MigrationRounds.state(shop.port(), MigrationRounds.alembic(folder));
    }
}
