package dev.lifeguard.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * From when to when an alert says it holds. An Alertmanager refuses one that ends before it begins, which is what a clock
 * that was set back meanwhile would make of it: then it began no later than now.
 *
 * @see <a href="https://github.com/prometheus/alertmanager/blob/main/types/types.go">Alert.Validate</a>
 */
public record AlertPeriod(Instant startsAt, Instant endsAt) {

    /**
     * The period as of now.
     *
     * @param resolvedAt empty while it holds
     * @param lifetime how long one lives that holds and is not repeated
     */
    public static AlertPeriod of(Alert alert, Optional<Instant> resolvedAt, Instant now, Duration lifetime) {
        Instant end = resolvedAt.orElseGet(() -> now.plus(lifetime));
        Instant latestStart = resolvedAt.filter(at -> at.isBefore(now)).orElse(now);
        Instant start = alert.startsAt().isAfter(latestStart) ? latestStart : alert.startsAt();
        return new AlertPeriod(start, end);
    }
}
