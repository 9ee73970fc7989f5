package dev.lifeguard.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A network namespace as a pod has one: its own loopback and interface, a way to this machine, and name resolution of its
 * own. Whatever is started {@link #inside} it shares them. Needs {@code iproute2} and the right to make namespaces.
 */
public final class PodNetwork implements AutoCloseable {
    private static final int LIMIT_SECONDS = 20;

    /** Several may be there at once. */
    private static final AtomicInteger MADE = new AtomicInteger();

    private final String name;
    private final String link;
    private final String net;
    private final Path files;

    private PodNetwork(long id) {
        name = "lifeguard-" + id;
        link = "lg" + id;
        net = "10.231." + id % 250 + ".";
        files = Path.of("/etc/netns", name);
    }

    /** Skips the test where this is not permitted. */
    public static PodNetwork create() throws IOException {
        long process = ProcessHandle.current().pid() % 10_000;
        PodNetwork network = new PodNetwork(process * 100 + MADE.getAndIncrement() % 100);
        assumeTrue(
                runs("ip", "netns", "add", network.name),
                "skipped: network namespaces need iproute2 and the right to make them");
        try {
            network.connect();
        } catch (IOException | RuntimeException e) {
            network.close();
            throw e;
        }
        return network;
    }

    private void connect() throws IOException {
        run("ip", "link", "add", link, "type", "veth", "peer", "name", "eth0", "netns", name);
        run("ip", "address", "add", server() + "/24", "dev", link);
        run("ip", "address", "add", otherServer() + "/24", "dev", link);
        run("ip", "link", "set", link, "up");
        run("ip", "-n", name, "address", "add", pod() + "/24", "dev", "eth0");
        run("ip", "-n", name, "link", "set", "lo", "up");
        run("ip", "-n", name, "link", "set", "eth0", "up");
        Files.createDirectories(files);
        // Where nobody listens: of what is not in the file of hosts nothing is known, unless AbsentNames does.
        Files.writeString(files.resolve("resolv.conf"), "nameserver " + server() + "\noptions attempts:1 timeout:1\n");
        resolve("");
    }

    /** Of no other network on this machine. */
    public String name() {
        return name;
    }

    /** The address of this machine, as seen from the pod. */
    public String server() {
        return net + "1";
    }

    /** Another of its addresses. */
    public String otherServer() {
        return net + "3";
    }

    /** The address of the pod, as seen from this machine. */
    public String pod() {
        return net + "9";
    }

    /** What starts a program in the pod. */
    public List<String> inside() {
        return List.of("ip", "netns", "exec", name);
    }

    /** From now on these are the names there are, as lines of {@code /etc/hosts}. */
    public void resolve(String hosts) throws IOException {
        // Written in place, since the pod has this very file mounted.
        Files.writeString(files.resolve("hosts"), "127.0.0.1 localhost\n" + hosts + "\n");
    }

    /** What leaves for the server is lost without a word, as a packet filter or a NetworkPolicy has it. */
    public void filter() {
        run("ip", "-n", name, "neighbor", "replace", server(), "lladdr", "02:00:00:00:00:99", "dev", "eth0");
    }

    public void stopFiltering() {
        run("ip", "-n", name, "neighbor", "delete", server(), "dev", "eth0");
    }

    /** An address of the pod's own network that nobody has, and that loses what is sent there. */
    public String nobody(int last) {
        String address = net + last;
        run("ip", "-n", name, "neighbor", "replace", address, "lladdr", "02:00:00:00:00:99", "dev", "eth0");
        return address;
    }

    /** The server's packets that are larger than so much never arrive, and nobody says so. */
    public void narrow(int bytes) {
        // without offload, so that the device sees the packets as they are
        run("ip", "link", "set", link, "gso_max_segs", "1");
        run("ip", "-n", name, "link", "set", "eth0", "mtu", String.valueOf(bytes));
        run("ip", "-n", name, "route", "replace", net + "0/24", "dev", "eth0", "advmss", "1460");
    }

    /** A rule of the pod's packet filter; skips the test where there is none. */
    public void rule(String... rule) {
        List<String> command = new ArrayList<>(inside());
        command.add("iptables");
        command.addAll(List.of(rule));
        assumeTrue(runs(command.toArray(String[]::new)), "skipped: Debian's iptables is missing, or not permitted");
    }

    @Override
    public void close() throws IOException {
        // The link first and by itself: with its namespace it would end some time later, and the next pod wants its
        // name.
        runs("ip", "link", "delete", link);
        runs("ip", "netns", "delete", name);
        for (String file : List.of("hosts", "resolv.conf")) {
            Files.deleteIfExists(files.resolve(file));
        }
        Files.deleteIfExists(files);
    }

    private static void run(String... command) {
        if (!runs(command)) {
            throw new IllegalStateException("failed: " + String.join(" ", command));
        }
    }

    private static boolean runs(String... command) {
        try {
            Process process = new ProcessBuilder(new ArrayList<>(List.of(command)))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException(e));
        }
    }
}
