package dev.lifeguard.jdbc;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Counts what comes, and hands it on message by message, unless TLS is put on top: then its own stream does that. */
final class BudgetedSocket extends Socket {
    private static final byte[] SSL_REQUEST = {0, 0, 0, 8, 0x04, (byte) 0xd2, 0x16, 0x2f};

    private final JdbcBudget budget;
    private boolean encrypted;
    private @Nullable InputStream counted;
    private @Nullable MessageFilter messages;

    BudgetedSocket(JdbcBudget budget) {
        this.budget = budget;
    }

    JdbcBudget budget() {
        return budget;
    }

    /** From now on TLS reads from here. */
    void encrypt() {
        encrypted = true;
    }

    @Override
    public InputStream getInputStream() throws IOException {
        if (counted == null) {
            counted = new Counted(super.getInputStream(), budget);
        }
        if (encrypted) {
            return counted;
        }
        if (messages == null) {
            messages = new MessageFilter(counted, budget);
        }
        return messages;
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        return new Watched(super.getOutputStream());
    }

    @Override
    public synchronized void close() throws IOException {
        budget.closed(this);
        super.close();
    }

    /** Fails once more has come than may. */
    private static final class Counted extends FilterInputStream {
        private final JdbcBudget budget;
        private long sum;

        Counted(InputStream in, JdbcBudget budget) {
            super(in);
            this.budget = budget;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int read = super.read(into, offset, length);
            sum += Math.max(0, read);
            if (sum > budget.bytes()) {
                throw budget.fail("sent more than " + budget.bytes() + " bytes over one connection");
            }
            return read;
        }
    }

    /** Notices that TLS is asked for: the answer is one byte and no message. */
    private final class Watched extends FilterOutputStream {
        Watched(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] from, int offset, int length) throws IOException {
            if (messages != null
                    && length == SSL_REQUEST.length
                    && Arrays.equals(from, offset, offset + length, SSL_REQUEST, 0, length)) {
                messages.expectByte();
            }
            out.write(from, offset, length);
        }
    }
}
