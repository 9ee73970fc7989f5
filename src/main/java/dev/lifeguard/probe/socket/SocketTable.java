package dev.lifeguard.probe.socket;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The kernel's lists of TCP sockets, for IPv4 and IPv6. Reading blocks: call it on a worker. */
public final class SocketTable {
    /** Lines read of one file: more than a pod has, and an end where a whole node's namespace is shared. */
    static final int MOST_LINES = 50_000;

    /** Sockets kept: far more than any pool. */
    static final int MOST_SOCKETS = 1_000;

    private final Path directory;

    /** @param directory where the files {@code tcp} and {@code tcp6} are: {@code /proc/net} */
    public SocketTable(Path directory) {
        this.directory = directory;
    }

    /**
     * The open sockets that lead to such an address.
     *
     * @throws UnreadableTable where neither the files nor their form are what Linux has
     */
    public List<TcpSocket> open(Predicate<InetSocketAddress> remote) throws UnreadableTable {
        List<TcpSocket> found = new ArrayList<>();
        read("tcp", remote, found);
        // a kernel without IPv6 has no such file
        if (Files.exists(directory.resolve("tcp6"))) {
            read("tcp6", remote, found);
        }
        return found;
    }

    private void read(String name, Predicate<InetSocketAddress> remote, List<TcpSocket> found) throws UnreadableTable {
        Path file = directory.resolve(name);
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
            String heading = lines.readLine();
            if (heading == null || !heading.contains("local_address")) {
                throw new UnreadableTable(file + " is not of the form that Linux has");
            }
            String line = lines.readLine();
            for (int read = 0; line != null && read < MOST_LINES && found.size() < MOST_SOCKETS; read++) {
                TcpSocket socket = ProcLine.parse(line);
                if (socket.isOpen() && remote.test(socket.remote())) {
                    found.add(socket);
                }
                line = lines.readLine();
            }
        } catch (IOException e) {
            throw new UnreadableTable(file + " could not be read");
        } catch (IllegalArgumentException e) {
            throw new UnreadableTable(file + " is not of the form that Linux has");
        }
    }
}
