package dev.lifeguard.jdbc;

import dev.lifeguard.testing.FuzzTarget;
import dev.lifeguard.testing.ManualTime;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.Duration;

/** Whatever a server sends, the driver is handed messages that are whole, short enough and asked for. */
public final class MessageFilterFuzz implements FuzzTarget {
    @Override
    public void read(byte[] input) {
        try (JdbcBudget budget = JdbcBudget.open(1000, Duration.ofSeconds(9), new ManualTime())) {
            ByteBuffer messages = ByteBuffer.wrap(passed(new MessageFilter(new ByteArrayInputStream(input), budget)));
            while (messages.hasRemaining()) {
                byte kind = messages.get();
                int length = messages.getInt();
                if (kind == 'N' || kind == 'A' || length < 4 || length >= MessageFilter.LONGEST) {
                    throw new IllegalStateException("passed on: " + (char) kind + " of " + length + " bytes");
                }
                messages.position(messages.position() + length - 4);
            }
        }
    }

    private static byte[] passed(InputStream messages) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] some = new byte[7];
        try {
            for (int read = messages.read(some); read >= 0; read = messages.read(some)) {
                all.write(some, 0, read);
            }
        } catch (IOException ended) {
            // as it may
        }
        return all.toByteArray();
    }
}
