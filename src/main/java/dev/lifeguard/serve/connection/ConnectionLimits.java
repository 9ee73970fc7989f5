package dev.lifeguard.serve.connection;

/**
 * What all connections together may take.
 *
 * @param connections open at a time
 * @param bodies that arrive at a time
 * @param unread bytes of requests whose headers are incomplete; decoded, a byte of a short header takes up to fifty
 * @param unsent bytes of answers that clients have not taken yet
 */
record ConnectionLimits(int connections, int bodies, long unread, long unsent) {
    private static final long MEGABYTE = 1024 * 1024;

    /** Half of the direct memory of the native executable (application.properties), where answers lie until they are taken. */
    private static final long MOST_UNSENT = 8 * MEGABYTE;

    /** A share of the heap for each, within what a sidecar needs at least and has any use for. */
    static ConnectionLimits ofHeap(long bytes) {
        return new ConnectionLimits(
                (int) Math.max(64, Math.min(512, 4 * bytes / MEGABYTE)),
                (int) Math.max(8, Math.min(64, bytes / MEGABYTE / 2)),
                Math.max(64 * 1024, Math.min(MEGABYTE, bytes / 256)),
                Math.max(2 * MEGABYTE, Math.min(MOST_UNSENT, bytes / 8)));
    }
}
