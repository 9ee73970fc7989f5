package dev.lifeguard.testing;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A TCP port where nobody listens, and which nobody is given by chance until it is used: below those that the kernels of
 * Linux (from 32768) and macOS (from 49152) hand out for connections and for port 0.
 */
public final class FreePort {
    private static final int FIRST = 20_000;
    private static final int COUNT = 12_000;

    /** Begins anywhere, since other builds on this machine do the same. */
    private static final AtomicInteger TAKEN =
            new AtomicInteger(ThreadLocalRandom.current().nextInt(COUNT));

    private FreePort() {}

    public static int next() {
        for (int tried = 0; tried < COUNT; tried++) {
            int port = FIRST + Math.floorMod(TAKEN.incrementAndGet(), COUNT);
            try (ServerSocket free = new ServerSocket(port)) {
                return free.getLocalPort();
            } catch (IOException used) {
                // by somebody else: the next one
            }
        }
        throw new IllegalStateException("no port is free from " + FIRST + " on");
    }
}
