package dev.lifeguard.migration;

import dev.lifeguard.testing.RealPostgres;
import dev.lifeguard.testing.Urls;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** A server with database {@code shop}, whose role {@code app} may read and nothing else. */
final class MigrationDatabase implements AutoCloseable {
    private final RealPostgres postgres;

    private MigrationDatabase(RealPostgres postgres) {
        this.postgres = postgres;
    }

    static MigrationDatabase open(int major) {
        RealPostgres postgres = RealPostgres.start(major);
        postgres.execute("CREATE ROLE app LOGIN PASSWORD '" + Urls.PASSWORD + "'", "CREATE DATABASE shop");
        postgres.access("host all all 127.0.0.1/32 scram-sha-256");
        MigrationDatabase shop = new MigrationDatabase(postgres);
        shop.run("ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO app");
        return shop;
    }

    int port() {
        return postgres.port();
    }

    RealPostgres server() {
        return postgres;
    }

    Connection connect() throws SQLException {
        return postgres.connect("postgres", "shop", "");
    }

    /** Runs statements as the owner. */
    void run(String... statements) {
        try (Connection owner = connect();
                Statement statement = owner.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As after {@code CREATE DATABASE}. */
    void clear() {
        run("DROP SCHEMA public CASCADE", "CREATE SCHEMA public", "GRANT USAGE ON SCHEMA public TO app");
    }

    @Override
    public void close() {
        postgres.close();
    }
}
