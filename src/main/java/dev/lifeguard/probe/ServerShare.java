package dev.lifeguard.probe;

import dev.lifeguard.observation.Fleet;
import dev.lifeguard.time.Durations;
import java.time.Duration;
import java.util.Map;

/**
 * How much of a server all sidecars on it may take together, and how often one may ask therefore. Nobody is elected and
 * nothing is written: each counts the others, and takes no more than its part. Pure.
 *
 * @param part of one core, for up to a hundred sidecars; more have in proportion more, up to ten times as much however many
 * @param intervals from one question of a kind to the next, where that is configured otherwise than usual
 */
public record ServerShare(double part, Map<QuestionKind, Duration> intervals) {
    private static final double HUNDRED = 100;
    private static final double MOST = 10;

    /** No pace is stretched beyond this. */
    static final Duration LONGEST = Duration.ofHours(6);

    /** Where each kind is wanted as often as usual. */
    public ServerShare(double part) {
        this(part, Map.of());
    }

    /** The part of a core that one of so many sidecars may take. */
    public double each(int sidecars) {
        return together(sidecars) / Math.max(1, sidecars);
    }

    /** The part of a core that so many sidecars may take together. */
    public double together(int sidecars) {
        return part * Math.max(1, Math.min(MOST, sidecars / HUNDRED));
    }

    /** From one question of this kind to the next: as wanted, or longer where the share takes it. */
    public Duration pace(QuestionKind kind, Duration wanted, Fleet fleet) {
        double each = each(fleet.sidecars());
        return longer(wanted, kind.cost(fleet) / (each * kind.part(fleet, each, intervals)));
    }

    /** The same for something that matters for a moment, and may have more of the share for it. */
    public Duration urgentPace(QuestionKind kind, Duration wanted, Fleet fleet) {
        return longer(wanted, kind.cost(fleet) / (each(fleet.sidecars()) * kind.urgentPart()));
    }

    private static Duration longer(Duration wanted, double seconds) {
        return Durations.longer(
                wanted, Duration.ofNanos(Math.round(Math.min(seconds, (double) LONGEST.toSeconds()) * 1e9)));
    }
}
