package dev.lifeguard.config;

/**
 * The memory that Netty takes outside of the heap. Netty goes by the size of the heap, and in a native executable it never
 * reads {@code MaxDirectMemorySize}; so the limit is set here, before Netty reads it: call {@link #limit()} first.
 */
public final class DirectMemory {
    private static final String SETTING = "io.netty.maxDirectMemory";

    /** 16 MiB, in bytes: as much as the images give the rest of Java. */
    private static final long MOST = 16L << 20;

    private DirectMemory() {}

    /** What is set already is left alone. */
    public static void limit() {
        if (System.getProperty(SETTING) == null) {
            System.setProperty(SETTING, Long.toString(MOST));
        }
    }
}
