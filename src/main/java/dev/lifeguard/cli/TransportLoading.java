package dev.lifeguard.cli;

import io.netty.channel.epoll.Epoll;
import io.netty.channel.unix.Errors;

/**
 * Netty's code for Linux, which is loaded from a library and asks it for the text of every error there is. A thread of its
 * own does that while Quarkus reads its configuration, which takes longer and needs none of it; whoever needs it earlier
 * waits for the rest.
 */
public final class TransportLoading {
    private TransportLoading() {}

    /** Returns at once. Call it before Quarkus starts, and after what Netty reads has been set. */
    public static void begin() {
        Thread loading = new Thread(TransportLoading::load, "transport-loading");
        loading.setDaemon(true);
        loading.start();
    }

    /** Whether there is such code for this machine; without it Java's own is used. */
    static boolean load() {
        return Epoll.isAvailable() && Errors.ERRNO_EAGAIN_NEGATIVE < 0;
    }
}
