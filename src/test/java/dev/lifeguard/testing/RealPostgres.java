package dev.lifeguard.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A real PostgreSQL on loopback that can be configured, killed, frozen and started again on the same data. */
public final class RealPostgres implements AutoCloseable {
    /** The newest and the oldest major that tests run on. */
    public static final int NEWEST = 18;

    public static final int OLDEST = 14;

    private final int major;
    private String password = "";
    private final Map<String, String> settings;
    private final Path data;
    private final int port;
    private final PostgresProcesses processes;
    private @Nullable EmbeddedPostgres server;

    private RealPostgres(int major, Map<String, String> settings) {
        this.major = major;
        this.settings = new LinkedHashMap<>(Map.of("max_connections", "100"));
        this.settings.putAll(settings);
        try {
            this.data = FreshData.folder("lifeguard-postgres");
            FreshData.copyTo(data, major);
            this.processes = new PostgresProcesses(data);
            this.port = FreePort.next();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start();
    }

    public static RealPostgres start(int major) {
        return new RealPostgres(major, Map.of());
    }

    public static RealPostgres start(int major, Map<String, String> settings) {
        return new RealPostgres(major, settings);
    }

    /** With the role {@code app}, whose password is {@link Urls#PASSWORD}, and its database {@code shop}. */
    public static RealPostgres ofShop(int major) {
        RealPostgres postgres = start(major);
        postgres.execute("CREATE ROLE app LOGIN PASSWORD '" + Urls.PASSWORD + "'", "CREATE DATABASE shop OWNER app");
        return postgres;
    }

    public int port() {
        return port;
    }

    /** A URL of a role that may look and no more, so that nothing is found wrong with it. */
    public String url() {
        execute("""
                DO $$ BEGIN
                  CREATE ROLE watcher LOGIN IN ROLE pg_monitor;
                EXCEPTION WHEN duplicate_object THEN NULL;
                END $$""");
        return "postgresql://watcher@127.0.0.1:" + port + "/postgres";
    }

    public Path data() {
        return data;
    }

    /** Starts the server again on its data, waiting until it answers. */
    public void start() {
        try {
            letGo();
            EmbeddedPostgres.Builder builder = PostgresBinaries.of(major)
                    .setPort(port)
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setOutputRedirector(ProcessBuilder.Redirect.appendTo(log().toFile()))
                    .setErrorRedirector(ProcessBuilder.Redirect.appendTo(log().toFile()));
            settings.forEach(builder::setServerConfig);
            builder.setServerConfig("unix_socket_directories", data.toString());
            if (!password.isEmpty()) {
                builder.setConnectConfig("password", password);
            }
            server = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As {@link #start()}, after the server was killed: what is left of it has to end first. */
    public void startAgain() {
        for (int attempt = 1; ; attempt++) {
            try {
                start();
                return;
            } catch (UncheckedIOException leftovers) {
                if (attempt == 5) {
                    throw leftovers;
                }
            }
        }
    }

    /** One that was killed still holds the lock on its directory. */
    private void letGo() throws IOException {
        EmbeddedPostgres former = server;
        server = null;
        if (former != null) {
            former.close();
        }
    }

    /** What the server wrote, beside its data. */
    public Path log() {
        return data.resolveSibling(data.getFileName() + ".log");
    }

    /** Runs statements as the superuser, each in a transaction of its own. */
    public void execute(String... statements) {
        try (Connection admin = connect("postgres", "postgres", "");
                Statement statement = admin.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public String query(String sql) {
        try (Connection admin = connect("postgres", "postgres", "");
                Statement statement = admin.createStatement();
                var rows = statement.executeQuery(sql)) {
            return rows.next() ? String.valueOf(rows.getString(1)) : "";
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public Connection connect(String user, String database, String given) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?sslmode=disable",
                user,
                user.equals("postgres") && given.isEmpty() ? password : given);
    }

    /** From now on the superuser needs a password of its own, and nobody else gets in: others use this machine, too. */
    public void protect() {
        String secret = UUID.randomUUID().toString();
        execute("ALTER ROLE postgres PASSWORD '" + secret + "'");
        password = secret;
        access();
    }

    /** The superuser's; empty before {@link #protect()}. */
    public String password() {
        return password;
    }

    /** Changes a setting that a reload is enough for. */
    public void set(String name, String value) {
        execute("ALTER SYSTEM SET " + name + " = '" + value + "'", "SELECT pg_reload_conf()");
    }

    /** Who else gets in, besides the superuser from loopback; takes effect for the next connection. */
    public void access(String... lines) {
        HbaFile.in(data).write(!password.isEmpty(), lines);
        execute("SELECT pg_reload_conf()");
        settle();
    }

    /** A reload is done when a new session sees the file that was written. */
    private void settle() {
        String wanted = query("SELECT count(*) FROM pg_hba_file_rules");
        for (int i = 0; i < 3; i++) {
            query("SELECT " + wanted);
        }
    }

    /** SIGKILL to the postmaster; its children end by themselves. */
    public void kill() {
        processes.postmaster("KILL");
    }

    /** SIGSTOP to every process of the server: the kernel still accepts connections, and nobody answers. */
    public void freeze() {
        processes.all("STOP");
    }

    public void thaw() {
        processes.all("CONT");
    }

    /** {@code pg_ctl stop -m immediate}, without waiting. */
    public void stopAtOnce() {
        processes.postmaster("QUIT");
    }

    /** {@code pg_ctl stop -m fast}, without waiting: every session is ended. */
    public void stopNow() {
        processes.postmaster("INT");
    }

    /** A smart shutdown: no one new is let in, and it waits for those who are there. */
    public void stopWhenIdle() {
        processes.postmaster("TERM");
    }

    /**
     * SIGKILL to a session: the postmaster ends all processes and replays the log. One of them, stopped, does not end at
     * once, which holds the server in that state until the postmaster loses patience with it after five seconds.
     *
     * @see <a href="https://github.com/postgres/postgres/blob/REL_18_STABLE/src/backend/postmaster/postmaster.c">SIGKILL_CHILDREN_AFTER_SECS</a>
     */
    public void crashOneSessionWhileAnotherProcessHangs() {
        String writer = query("SELECT pid FROM pg_stat_activity WHERE backend_type = 'background writer'");
        try (Connection doomed = connect("postgres", "postgres", "");
                Statement statement = doomed.createStatement();
                var rows = statement.executeQuery("SELECT pg_backend_pid()")) {
            rows.next();
            PostgresProcesses.one("STOP", Long.parseLong(writer));
            PostgresProcesses.one("KILL", rows.getLong(1));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            processes.wake();
            letGo();
        } catch (IOException | UncheckedIOException alreadyGone) {
            // its data directory is removed all the same
        }
        FreshData.delete(data);
        log().toFile().delete();
    }
}
