package dev.lifeguard.probe.socket;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.regex.Pattern;

/**
 * One line of {@code /proc/net/tcp} or {@code tcp6}. An address is one or four 32-bit words in hexadecimal, each in the
 * machine's own byte order; a port is in the usual order. An IPv4 address in {@code tcp6} is unwrapped.
 *
 * @see <a href="https://www.kernel.org/doc/html/latest/networking/proc_net_tcp.html">proc_net_tcp</a>
 */
final class ProcLine {
    private static final int LOCAL = 1;
    private static final int REMOTE = 2;
    private static final int STATE = 3;
    private static final int QUEUES = 4;
    private static final int RETRANSMITS = 6;
    private static final int INODE = 9;
    private static final int WORD = 8;

    private static final Pattern SPACE = Pattern.compile("\\s+");

    private ProcLine() {}

    /** @throws IllegalArgumentException where the line is of another form */
    static TcpSocket parse(String line) {
        String[] columns = SPACE.split(line.strip(), -1);
        if (columns.length <= INODE) {
            throw new IllegalArgumentException("too few columns");
        }
        return new TcpSocket(
                end(columns[LOCAL]),
                end(columns[REMOTE]),
                TcpSocket.State.of(Integer.parseInt(columns[STATE], 16)),
                Long.parseLong(before(columns[QUEUES], ':'), 16),
                (int) Math.min(Integer.MAX_VALUE, Long.parseLong(columns[RETRANSMITS], 16)),
                Long.parseLong(columns[INODE]));
    }

    private static InetSocketAddress end(String text) {
        String address = before(text, ':');
        if (address.length() != WORD && address.length() != 4 * WORD) {
            throw new IllegalArgumentException("no address");
        }
        ByteBuffer bytes = ByteBuffer.allocate(address.length() / 2).order(ByteOrder.nativeOrder());
        for (int at = 0; at < address.length(); at += WORD) {
            bytes.putInt(Integer.parseUnsignedInt(address, at, at + WORD, 16));
        }
        try {
            return new InetSocketAddress(
                    InetAddress.getByAddress(bytes.array()),
                    Integer.parseInt(text.substring(address.length() + 1), 16));
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static String before(String text, char separator) {
        int at = text.indexOf(separator);
        if (at < 0) {
            throw new IllegalArgumentException("no " + separator);
        }
        return text.substring(0, at);
    }
}
