package dev.lifeguard.cli;

import dev.lifeguard.finding.Cause;
import dev.lifeguard.finding.Finding;
import dev.lifeguard.finding.Severity;
import dev.lifeguard.observation.Phase;
import java.util.Locale;
import java.util.Optional;

/** At which step the way to the database ends. */
final class BrokenLink {
    private BrokenLink() {}

    /** The phase that failed; empty where the finding is about something else than the path. */
    static Optional<Phase> of(Finding finding) {
        Optional<Phase> told = finding.evidence().get("phase").flatMap(BrokenLink::phase);
        if (told.isPresent()) {
            return told;
        }
        return finding.severity() == Severity.CRITICAL ? usual(finding) : Optional.empty();
    }

    static boolean isAfterTls(Phase phase) {
        return phase.compareTo(Phase.TLS) > 0;
    }

    private static Optional<Phase> usual(Finding finding) {
        return switch (finding.cause().family()) {
            case REACHING -> Optional.of(reaching(finding.cause()));
            // An SQLSTATE comes from the server after it has read the startup packet.
            case TLS -> Optional.of(finding.evidence().get("sqlstate").isPresent() ? Phase.AUTH : Phase.TLS);
            case GETTING_IN -> Optional.of(Phase.AUTH);
            case CAPACITY -> seenFromInside(finding) ? Optional.empty() : Optional.of(Phase.AUTH);
            case POOL, SERVER_STATE, MIGRATIONS, APP_CODE, DIAGNOSIS -> Optional.empty();
        };
    }

    /** Our own session, or the pooler's console, counted who is there: nobody was refused, and the way is open to us. */
    private static boolean seenFromInside(Finding finding) {
        return finding.evidence().get("used").isPresent()
                || finding.evidence().get("waiting").isPresent();
    }

    private static Phase reaching(Cause cause) {
        return switch (cause) {
            case BAD_DATABASE_URL -> Phase.URL;
            case DNS_FAILURE -> Phase.DNS;
            case NOT_POSTGRES -> Phase.TLS;
            case SERVER_STARTING_UP, SERVER_SHUTTING_DOWN, SERVER_UNRESPONSIVE -> Phase.AUTH;
            default -> Phase.TCP;
        };
    }

    private static Optional<Phase> phase(Object label) {
        for (Phase phase : Phase.values()) {
            if (phase.label().equals(label.toString().toLowerCase(Locale.ROOT))) {
                return Optional.of(phase);
            }
        }
        return Optional.empty();
    }
}
