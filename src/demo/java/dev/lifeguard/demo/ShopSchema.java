package dev.lifeguard.demo;

import dev.lifeguard.testing.RealPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** The shop's database. */
final class ShopSchema {
    private ShopSchema() {}

    static void create(RealPostgres postgres) {
        postgres.execute(
                "CREATE ROLE app LOGIN PASSWORD '" + Route.PASSWORD + "'",
                "CREATE ROLE reporting LOGIN PASSWORD '" + postgres.password() + "'",
                "GRANT pg_monitor TO app",
                "CREATE DATABASE shop OWNER app");
        in(
                postgres,
                "CREATE TABLE orders (id bigint PRIMARY KEY, placed timestamptz NOT NULL DEFAULT now(), note text)",
                "INSERT INTO orders (id) SELECT generate_series(1, 1000)",
                "CREATE TABLE alembic_version (version_num varchar(32) PRIMARY KEY)",
                "INSERT INTO alembic_version VALUES ('" + DemoMigrations.HEAD + "')",
                "GRANT SELECT ON ALL TABLES IN SCHEMA public TO app");
    }

    /** As it is before the last migration: without its column, and without its revision. */
    static void behind(RealPostgres postgres) {
        in(postgres, "ALTER TABLE orders DROP COLUMN IF EXISTS note", revision(DemoMigrations.FIRST));
    }

    static void upToDate(RealPostgres postgres) {
        in(postgres, "ALTER TABLE orders ADD COLUMN IF NOT EXISTS note text", revision(DemoMigrations.HEAD));
    }

    private static String revision(String revision) {
        return "UPDATE alembic_version SET version_num = '" + revision + "'";
    }

    private static void in(RealPostgres postgres, String... statements) {
        try (Connection admin = postgres.connect("postgres", "shop", postgres.password());
                Statement statement = admin.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
