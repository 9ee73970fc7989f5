package dev.lifeguard.alert;

import java.time.Duration;

/**
 * How long an alert lives that nobody repeats.
 *
 * @param resend how often an active one is repeated
 */
public record Lifetime(Duration resend) {
    private static final int REPEATS = 4;

    public Duration length() {
        return resend.multipliedBy(REPEATS);
    }
}
