package dev.lifeguard.jdbc;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.lifeguard.database.ScramIterations;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * A server's messages, each as a whole, so that the driver never makes room for what is only announced. Notices and
 * notifications are left out: nobody here reads them, and the driver would keep every one. A read that times out can be
 * tried again.
 *
 * @see <a href="https://www.postgresql.org/docs/current/protocol-message-formats.html">Message formats</a>
 */
final class MessageFilter extends InputStream {
    /** The longest message: an incident, or an error, which the driver would keep as a whole. */
    static final int LONGEST = 512 * 1024;

    /** A letter, and a length that counts itself. */
    private static final int HEADER = 5;

    /** AuthenticationOk, passwords in clear and as MD5, and the three of SASL: no Kerberos, and none that are unheard of. */
    private static final String LOGINS = "\0\3\5\n\u000b\f";

    private static final int SASL_CONTINUE = 11;

    private final InputStream in;
    private final JdbcBudget budget;
    private byte[] message = new byte[HEADER];
    private int read;
    private int given;
    private boolean whole;
    private int count;
    private boolean oneByte;

    MessageFilter(InputStream in, JdbcBudget budget) {
        this.in = in;
        this.budget = budget;
    }

    /** What comes next is one byte, and no message. */
    void expectByte() {
        oneByte = true;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (oneByte) {
            int one = in.read(into, offset, 1);
            oneByte = false;
            return one;
        }
        if (available() == 0 && !next()) {
            return -1;
        }
        int some = Math.min(length, available());
        System.arraycopy(message, given, into, offset, some);
        given += some;
        if (given == message.length) {
            restart();
        }
        return some;
    }

    /** What is left of a message that has come as a whole. */
    @Override
    public int available() {
        return whole ? message.length - given : 0;
    }

    private int size() {
        return 1 + ByteBuffer.wrap(message, 1, 4).getInt();
    }

    private void restart() {
        message = new byte[HEADER];
        read = 0;
        given = 0;
        whole = false;
    }

    private boolean next() throws IOException {
        while (fill()) {
            if (message.length == HEADER) {
                check();
                message = Arrays.copyOf(message, size());
                if (!fill()) {
                    return false;
                }
            }
            if (!isUnasked()) {
                checkLogin();
                whole = true;
                return true;
            }
            restart();
        }
        return false;
    }

    /** Whether there was as much as is wanted; a stream that ends within a message ends. */
    private boolean fill() throws IOException {
        while (read < message.length) {
            int more = in.read(message, read, message.length - read);
            if (more < 0) {
                return false;
            }
            read += more;
        }
        return true;
    }

    private void check() throws IOException {
        int size = size();
        if (size < HEADER || size > LONGEST) {
            throw budget.fail("announced a message of " + Integer.toUnsignedString(size - 1) + " bytes");
        }
        if (++count > JdbcBudget.MESSAGES) {
            throw budget.fail("sent more than " + JdbcBudget.MESSAGES + " messages over one connection");
        }
    }

    private boolean isUnasked() {
        return message[0] == 'N' || message[0] == 'A';
    }

    private void checkLogin() throws IOException {
        if (message[0] != 'R') {
            return;
        }
        int way = message.length < HEADER + 4
                ? -1
                : ByteBuffer.wrap(message, HEADER, 4).getInt();
        if (LOGINS.indexOf(way) < 0) {
            throw budget.fail("asks for a login of kind " + way + ", which is not supported");
        }
        if (way == SASL_CONTINUE) {
            String challenge = new String(message, HEADER + 4, message.length - HEADER - 4, US_ASCII);
            String tooMany = ScramIterations.tooMany(challenge).orElse("");
            if (!tooMany.isEmpty()) {
                throw budget.fail("asks for " + tooMany.replaceAll(",$", ""));
            }
        }
    }
}
