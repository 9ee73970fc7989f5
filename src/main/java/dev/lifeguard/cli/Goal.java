package dev.lifeguard.cli;

import dev.lifeguard.finding.Cause;
import dev.lifeguard.finding.Finding;
import dev.lifeguard.watch.ActiveFinding;
import dev.lifeguard.watch.TargetReport;

/** What {@code wait} waits for. */
enum Goal {
    /** The server is up and speaks PostgreSQL to us, even where it then refuses the login or has no slot left. */
    REACHABLE {
        @Override
        boolean reached(TargetReport target) {
            return target.status().works()
                    || target.root()
                            .map(ActiveFinding::finding)
                            .filter(Goal::answeredByServer)
                            .isPresent();
        }
    },
    /** The application could work; warnings do not matter. */
    HEALTHY {
        @Override
        boolean reached(TargetReport target) {
            return target.status().works();
        }
    };

    abstract boolean reached(TargetReport target);

    /** Past TLS, and the server itself said no: not silence, not a closed connection, not starting or shutting down. */
    private static boolean answeredByServer(Finding finding) {
        return finding.cause().family() != Cause.Family.REACHING
                && BrokenLink.of(finding).map(BrokenLink::isAfterTls).orElse(true);
    }
}
