package dev.lifeguard.alert;

import dev.lifeguard.finding.Cause;
import java.util.Optional;

/**
 * Alerts that are never sent: {@code cert_expiring} on every target, {@code reporting/slow_server} on one, or everything
 * of one, {@code reporting/*}.
 *
 * @param target empty for all
 * @param cause empty for all
 */
public record Mute(Optional<String> target, Optional<Cause> cause) {
    private static final String ALL = "*";

    /** Empty where the text is none, or names a cause that does not exist. */
    public static Optional<Mute> parse(String text) {
        int slash = text.indexOf('/');
        String target = slash < 0 ? ALL : text.substring(0, slash).strip();
        String slug = text.substring(slash + 1).strip();
        Optional<Cause> cause = Cause.of(slug);
        boolean everything = slash >= 0 && slug.equals(ALL) && !target.equals(ALL);
        if (target.isEmpty() || (cause.isEmpty() && !everything)) {
            return Optional.empty();
        }
        return Optional.of(new Mute(Optional.of(target).filter(name -> !name.equals(ALL)), cause));
    }

    boolean covers(AlertKey key) {
        return target.map(key.target()::equals).orElse(true)
                && cause.map(each -> each == key.cause()).orElse(true);
    }

    @Override
    public String toString() {
        return target.map(name -> name + "/").orElse("")
                + cause.map(Cause::slug).orElse(ALL);
    }
}
