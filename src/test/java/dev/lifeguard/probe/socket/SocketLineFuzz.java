package dev.lifeguard.probe.socket;

import dev.lifeguard.testing.FuzzTarget;
import java.nio.charset.StandardCharsets;

/** A line of {@code /proc/net/tcp}. */
public final class SocketLineFuzz implements FuzzTarget {
    @Override
    public void read(byte[] input) {
        try {
            ProcLine.parse(new String(input, StandardCharsets.ISO_8859_1));
        } catch (IllegalArgumentException promised) {
            // is what the table takes for a line that is none
        }
    }
}
