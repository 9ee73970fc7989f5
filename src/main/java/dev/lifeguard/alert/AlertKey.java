package dev.lifeguard.alert;

import dev.lifeguard.finding.Cause;

/** What makes two alerts the same one. */
public record AlertKey(String target, Cause cause) {
    @Override
    public String toString() {
        return target + "/" + cause.slug();
    }
}
