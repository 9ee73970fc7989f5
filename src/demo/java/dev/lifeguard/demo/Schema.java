package dev.lifeguard.demo;

import dev.lifeguard.testing.RealPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** The shop's database. */
final class Schema {
    private Schema() {}

    static void create(RealPostgres postgres) {
        postgres.execute(
                "CREATE ROLE app LOGIN PASSWORD '" + Route.PASSWORD + "'",
                "CREATE ROLE reporting LOGIN",
                "GRANT pg_monitor TO app",
                "CREATE DATABASE shop OWNER app");
        in(
                postgres,
                "CREATE TABLE orders (id bigint PRIMARY KEY, placed timestamptz NOT NULL DEFAULT now(), note text)",
                "INSERT INTO orders (id) SELECT generate_series(1, 1000)",
                "CREATE TABLE alembic_version (version_num varchar(32) PRIMARY KEY)",
                "INSERT INTO alembic_version VALUES ('" + Migrations.HEAD + "')",
                "GRANT SELECT ON ALL TABLES IN SCHEMA public TO app");
    }

    /** Says which migration was applied last. */
    static void revision(RealPostgres postgres, String revision) {
        in(postgres, "UPDATE alembic_version SET version_num = '" + revision + "'");
    }

    private static void in(RealPostgres postgres, String... statements) {
        try (Connection admin = postgres.connect("postgres", "shop", "");
                Statement statement = admin.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
