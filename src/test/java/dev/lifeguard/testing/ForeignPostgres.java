package dev.lifeguard.testing;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A PostgreSQL of this machine's own packages that speaks another language than English. The embedded one has no
 * translations.
 */
public final class ForeignPostgres implements AutoCloseable {
    private static final Path PACKAGES = Path.of("/usr/lib/postgresql");

    private final int port = FreePort.next();
    private final Process server;

    /** Where the newest installed server's programs are. */
    public static Optional<Path> installed() throws IOException {
        if (!Files.isDirectory(PACKAGES)) {
            return Optional.empty();
        }
        try (Stream<Path> versions = Files.list(PACKAGES)) {
            return versions.map(version -> version.resolve("bin"))
                    .filter(programs -> Files.isExecutable(programs.resolve("postgres")))
                    .max(Comparator.naturalOrder());
        }
    }

    /**
     * Makes and starts one in an empty directory.
     *
     * @param language such as {@code de_DE}; its locale is made in the directory too
     */
    public static ForeignPostgres start(Path programs, Path directory, String language, String... access)
            throws IOException, InterruptedException {
        String locale = language + ".UTF-8";
        Path log = directory.resolve("log");
        Path data = directory.resolve("data");
        Map<String, String> around = Map.of("LOCPATH", directory.toString());
        Program.run(
                log,
                Map.of(),
                List.of(
                        "localedef",
                        "-i",
                        language,
                        "-f",
                        "UTF-8",
                        directory.resolve(locale).toString()));
        Program.run(
                log,
                around,
                List.of(
                        programs.resolve("initdb").toString(),
                        "--auth=trust",
                        "--username=postgres",
                        "--encoding=UTF8",
                        "--locale=C",
                        "--no-sync",
                        "--lc-messages=" + locale,
                        "--pgdata=" + data));
        Files.writeString(
                data.resolve("pg_hba.conf"),
                "host all postgres 127.0.0.1/32 trust\n" + String.join("\n", access) + "\n");
        return new ForeignPostgres(log, around, programs, data);
    }

    private ForeignPostgres(Path log, Map<String, String> around, Path programs, Path data) throws IOException {
        server = Program.start(
                log,
                around,
                List.of(
                        programs.resolve("postgres").toString(),
                        "-D",
                        data.toString(),
                        "-p",
                        Integer.toString(port),
                        "-h",
                        "127.0.0.1",
                        "-c",
                        "unix_socket_directories=" + data,
                        "-c",
                        "max_connections=6",
                        "-c",
                        "max_wal_senders=0",
                        "-c",
                        "superuser_reserved_connections=2"));
        await().atMost(30, SECONDS).ignoreExceptions().until(() -> {
            connect("postgres", "postgres").close();
            return true;
        });
    }

    public int port() {
        return port;
    }

    public Connection connect(String user, String database) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?sslmode=disable", user, Urls.PASSWORD);
    }

    public void execute(String... statements) throws SQLException {
        try (Connection admin = connect("postgres", "postgres");
                Statement statement = admin.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** No one new is let in, and those who are there may stay. */
    public void stopWhenIdle() {
        server.destroy();
    }

    @Override
    public void close() throws InterruptedException {
        server.destroy();
        if (!server.waitFor(5, SECONDS)) {
            server.destroyForcibly();
        }
    }
}
