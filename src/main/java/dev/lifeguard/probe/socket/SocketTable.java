package dev.lifeguard.probe.socket;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The kernel's lists of TCP sockets, for IPv4 and IPv6. Reading blocks: call it on a worker.
 *
 * @param directory where the files {@code tcp} and {@code tcp6} are: {@code /proc/net}
 */
public record SocketTable(Path directory) {
    /** By the kind of socket, whatever address it leads to: one for IPv6 may well lead to an address of IPv4. */
    static final List<String> LISTS = List.of("tcp", "tcp6");

    /** Lines read of one file: more than a pod has, and an end where a whole node's namespace is shared. */
    static final int MOST_LINES = 50_000;

    /** Sockets kept: far more than any pool. */
    static final int MOST_SOCKETS = 1_000;

    /** Which process has each of these open, as far as the list of processes beside ours shows it. */
    public Map<Long, Integer> processes(Set<Long> inodes) {
        Path above = directory.toAbsolutePath().getParent();
        return above == null ? Map.of() : new SocketOwners(above).of(inodes);
    }

    /** What is counted of all sockets. Empty where that cannot be read. */
    public Optional<TcpCounters> counters() {
        return TcpCounters.read(directory.resolve("snmp"));
    }

    /**
     * The sockets that lead to this port of such an address, with those that are being opened or closed.
     *
     * @throws UnreadableTable where neither the files nor their form are what Linux has
     */
    public List<TcpSocket> all(int port, Predicate<InetAddress> remote) throws UnreadableTable {
        List<TcpSocket> found = new ArrayList<>();
        for (String list : LISTS) {
            found.addAll(
                    towards(port, list, socket -> remote.test(socket.remote().getAddress())));
        }
        return found;
    }

    /** The wanted ones of one of the {@link #LISTS} that lead to this port; others do not count towards the most. */
    List<TcpSocket> towards(int port, String list, Predicate<TcpSocket> wanted) throws UnreadableTable {
        // a kernel without IPv6 has no such file
        boolean missing = !"tcp".equals(list) && !Files.exists(directory.resolve(list));
        return missing ? List.of() : read(list, port, wanted);
    }

    private List<TcpSocket> read(String name, int port, Predicate<TcpSocket> wanted) throws UnreadableTable {
        List<TcpSocket> found = new ArrayList<>();
        Predicate<TcpSocket> there = socket -> socket.remote().getPort() == port && wanted.test(socket);
        // most lines of a busy pod are about something else, and taking them apart costs more than reading them
        String mark = String.format(Locale.ROOT, ":%04X ", port);
        Path file = directory.resolve(name);
        try (KernelList lines = KernelList.of(file)) {
            String heading = lines.next();
            if (heading == null || !heading.contains("local_address")) {
                throw new UnreadableTable(file + " is not of the form that Linux has");
            }
            String line = lines.next();
            for (int read = 0; line != null && read < MOST_LINES && found.size() < MOST_SOCKETS; read++) {
                if (line.contains(mark)) {
                    keep(ProcLine.parse(line), there, found);
                }
                line = lines.next();
            }
            return found;
        } catch (IOException e) {
            throw new UnreadableTable(file + " could not be read");
        } catch (IllegalArgumentException e) {
            throw new UnreadableTable(file + " is not of the form that Linux has");
        }
    }

    private static void keep(TcpSocket socket, Predicate<TcpSocket> wanted, List<TcpSocket> found) {
        if (wanted.test(socket)) {
            found.add(socket);
        }
    }
}
