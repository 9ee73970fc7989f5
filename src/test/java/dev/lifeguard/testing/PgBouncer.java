package dev.lifeguard.testing;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A real PgBouncer in transaction mode with two server connections, before a server that trusts it. */
public final class PgBouncer implements AutoCloseable {
    private static final Path PROGRAM = Path.of("/usr/sbin/pgbouncer");

    private final Path directory;
    private final Process process;
    private final int port = FreePort.next();

    private PgBouncer(int server, String statsUser) throws IOException {
        directory = Files.createTempDirectory("lifeguard-pgbouncer");
        Path users = directory.resolve("users.txt");
        Files.writeString(users, "\"app\" \"" + Urls.PASSWORD + "\"\n");
        Path settings = directory.resolve("pgbouncer.ini");
        Files.writeString(settings, """
                [databases]
                shop = host=127.0.0.1 port=%d dbname=shop
                [pgbouncer]
                listen_addr = 127.0.0.1
                listen_port = %d
                unix_socket_dir =
                auth_type = plain
                auth_file = %s
                stats_users = %s
                pool_mode = transaction
                default_pool_size = 2
                """.formatted(server, port, users, statsUser));
        List<String> command = new ArrayList<>();
        // it refuses to run as root
        if ("root".equals(System.getProperty("user.name"))) {
            new ProcessBuilder("chown", "-R", "nobody", directory.toString()).start();
            command.addAll(List.of("setpriv", "--reuid=nobody", "--clear-groups"));
        }
        command.addAll(List.of(PROGRAM.toString(), settings.toString()));
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(directory
                        .resolveSibling(directory.getFileName() + ".log")
                        .toFile())
                .start();
        await().atMost(Duration.ofSeconds(20)).until(this::listens);
    }

    /** Whether this machine has one. */
    public static boolean isPossible() {
        return Files.isExecutable(PROGRAM);
    }

    /** @param statsUser who may see its console */
    public static PgBouncer before(int server, String statsUser) throws IOException {
        return new PgBouncer(server, statsUser);
    }

    public int port() {
        return port;
    }

    private boolean listens() {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        for (String name : List.of("users.txt", "pgbouncer.ini")) {
            Files.deleteIfExists(directory.resolve(name));
        }
        Files.deleteIfExists(directory);
    }
}
