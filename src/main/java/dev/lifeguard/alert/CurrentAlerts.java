package dev.lifeguard.alert;

import java.util.List;

/** The alerts as they stand, for what serves them. Written by one thread, read from any without waiting. */
public final class CurrentAlerts {
    private volatile List<Alert> current = List.of();

    public List<Alert> get() {
        return current;
    }

    public void publish(List<Alert> alerts) {
        current = List.copyOf(alerts);
    }
}
