package dev.lifeguard.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;

/**
 * A server whose database {@code shop} belongs to role {@code app}, which has put a function of its own behind everything it
 * may. Each writes a line into the server's log when it is run, whatever transaction it runs in.
 */
public final class HostileOwner implements AutoCloseable {
    /** A superuser. */
    public static final String BOSS = "boss";
    /** May see the statistics, and read what everybody may read. */
    public static final String MONITOR = "monitor";

    private static final String MARK = "TRAP";

    private final RealPostgres postgres;
    private int earlier;

    private HostileOwner(RealPostgres postgres) {
        this.postgres = postgres;
    }

    public static HostileOwner on(int major) {
        RealPostgres postgres = RealPostgres.start(major);
        String password = " PASSWORD '" + Urls.PASSWORD + "'";
        postgres.execute(
                "CREATE ROLE app LOGIN" + password,
                "CREATE ROLE " + BOSS + " LOGIN SUPERUSER" + password,
                "CREATE ROLE " + MONITOR + " LOGIN" + password,
                "GRANT pg_monitor TO " + MONITOR);
        postgres.access("host all all 127.0.0.1/32 scram-sha-256");
        return new HostileOwner(postgres);
    }

    /** An ordinary database of the owner's, in which nothing has happened yet. */
    public void begin() {
        postgres.execute("DROP DATABASE IF EXISTS shop WITH (FORCE)", "CREATE DATABASE shop OWNER app");
        postgres.access("host all all 127.0.0.1/32 scram-sha-256");
        earlier = caughtSinceStart().size();
        asOwner(
                "CREATE FUNCTION public.trap(what text) RETURNS boolean LANGUAGE plpgsql AS $$ BEGIN" + " RAISE LOG '"
                        + MARK + " % ran as %', what, current_user; RETURN true; END $$",
                "CREATE FUNCTION public.constant(what text) RETURNS text IMMUTABLE LANGUAGE plpgsql AS $$ BEGIN"
                        + " PERFORM public.trap(what); RETURN 'x'; END $$",
                "CREATE TABLE public.alembic_version (version_num varchar(32) PRIMARY KEY)",
                "INSERT INTO public.alembic_version VALUES ('aaaa')",
                "GRANT SELECT ON ALL TABLES IN SCHEMA public TO PUBLIC");
    }

    public int port() {
        return postgres.port();
    }

    public RealPostgres server() {
        return postgres;
    }

    public Connection connect() throws SQLException {
        return postgres.connect("app", "shop", Urls.PASSWORD);
    }

    public void asOwner(String... statements) {
        try (Connection app = connect();
                Statement statement = app.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Functions, operators, types and relations with the names and the argument types of the catalogue's, and a search path
     * on which they come first.
     */
    public void shadowTheCatalogue() {
        List<String> functions = List.of(
                "pg_has_role(text, text) RETURNS boolean",
                "pg_has_role(oid, oid, text) RETURNS boolean",
                "current_setting(text) RETURNS text",
                "current_setting(text, boolean) RETURNS text",
                "current_database() RETURNS name",
                "pg_is_in_recovery() RETURNS boolean",
                "pg_backend_pid() RETURNS int",
                "inet_client_port() RETURNS int",
                "inet_client_addr() RETURNS inet",
                "inet_server_addr() RETURNS inet",
                "pg_postmaster_start_time() RETURNS timestamptz",
                "clock_timestamp() RETURNS timestamptz",
                "pg_blocking_pids(int) RETURNS int[]",
                "host(inet) RETURNS text",
                "left(text, int) RETURNS text",
                "chr(int) RETURNS text",
                "has_schema_privilege(oid, text) RETURNS boolean",
                "has_table_privilege(oid, text) RETURNS boolean",
                "row_security_active(oid) RETURNS boolean",
                "current_schemas(boolean) RETURNS name[]",
                "to_regclass(text) RETURNS regclass",
                "to_regnamespace(text) RETURNS regnamespace",
                "pg_advisory_xact_lock(bigint) RETURNS void",
                "set_config(text, text, boolean) RETURNS text");
        functions.forEach(function -> asOwner("CREATE FUNCTION public." + function
                + " LANGUAGE plpgsql AS $$ BEGIN PERFORM public.trap('function'); RETURN NULL; END $$"
                        .replace("RETURN NULL", function.endsWith("void") ? "RETURN" : "RETURN NULL")));
        operator("||", "text", "timestamptz", "text");
        operator("||", "text", "text", "text");
        operator("||", "text", "varchar", "text");
        operator("=", "name", "text", "boolean");
        operator("=", "name", "name", "boolean");
        operator("=", "text", "text", "boolean");
        operator("=", "oid", "oid", "boolean");
        operator("<>", "varchar", "text", "boolean");
        asOwner(
                "CREATE DOMAIN public.inet AS text CHECK (public.trap('domain'))",
                "CREATE DOMAIN public.regclass AS text CHECK (public.trap('domain'))",
                "CREATE DOMAIN public.jsonb AS text CHECK (public.trap('domain'))");
        Stream.of("pg_stat_activity", "pg_roles", "pg_database", "pg_class", "pg_namespace", "pg_settings", "pg_locks")
                .forEach(view -> asOwner("CREATE VIEW public." + view + " AS SELECT * FROM pg_catalog." + view
                        + " WHERE public.trap('view " + view + "')"));
        asOwner("GRANT SELECT ON ALL TABLES IN SCHEMA public TO PUBLIC");
        asOwner(
                "ALTER DATABASE shop SET search_path = public, pg_catalog",
                "ALTER DATABASE shop SET row_security = on",
                "ALTER DATABASE shop SET constraint_exclusion = on",
                "ALTER DATABASE shop SET standard_conforming_strings = off",
                "ALTER DATABASE shop SET datestyle = 'German'");
    }

    private void operator(String name, String left, String right, String result) {
        String function =
                "op_" + left + "_" + right + "_" + (name.equals("||") ? "cat" : name.equals("=") ? "eq" : "ne");
        asOwner(
                "CREATE FUNCTION public." + function + "(" + left + ", " + right + ") RETURNS " + result
                        + " LANGUAGE plpgsql AS $$ BEGIN PERFORM public.trap('operator'); RETURN NULL; END $$",
                "CREATE OPERATOR public." + name + " (LEFTARG = " + left + ", RIGHTARG = " + right
                        + ", FUNCTION = public." + function + ")");
    }

    /** What the traps have caught, without what ran as the owner itself. */
    public List<String> caught() {
        return caughtAnyone().stream()
                .filter(line -> !line.endsWith("ran as app"))
                .toList();
    }

    /** What they have caught in this database. */
    public List<String> caughtAnyone() {
        return caughtSinceStart().stream().skip(earlier).distinct().toList();
    }

    private List<String> caughtSinceStart() {
        try (Stream<String> lines = Files.lines(postgres.log())) {
            return lines.filter(line -> line.contains(MARK + " ") && line.contains(" ran as "))
                    .map(line -> line.substring(line.indexOf(MARK)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        postgres.close();
    }
}
