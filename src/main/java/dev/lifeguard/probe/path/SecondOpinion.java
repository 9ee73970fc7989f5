package dev.lifeguard.probe.path;

import io.vertx.core.Future;
import org.jspecify.annotations.Nullable;

/**
 * A scan that begins only when it is wanted, at most once, and is left where it turns out not to be needed. One that was
 * under way before is not asked: it may have been connected before the way was closed.
 */
final class SecondOpinion {
    private final SharedScan scans;
    private SharedScan.@Nullable Scan scan;

    SecondOpinion(SharedScan scans) {
        this.scans = scans;
    }

    /** Begins a scan unless it did so before. */
    Future<EndpointScanner.Walked> seek() {
        if (scan == null) {
            scan = scans.begin();
        }
        return scan.walked();
    }

    /** Not needed: whatever it opened, or will yet, is closed. */
    void dismiss() {
        if (scan != null) {
            scan.leave();
        }
    }
}
