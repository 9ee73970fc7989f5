package dev.lifeguard.probe.path;

import io.vertx.core.Future;
import org.jspecify.annotations.Nullable;

/** A scan that is joined only when it is wanted, at most once, and left where it turns out not to be needed. */
final class SecondOpinion {
    private final SharedScan scans;
    private SharedScan.@Nullable Scan scan;

    SecondOpinion(SharedScan scans) {
        this.scans = scans;
    }

    /** Joins a scan unless it did so before. */
    Future<EndpointScanner.Walked> seek() {
        if (scan == null) {
            scan = scans.join();
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
