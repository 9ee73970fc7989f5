package dev.lifeguard.alert;

import java.util.Locale;

/** What became of telling an Alertmanager about an alert, once per alert and attempt. */
public enum Delivery {
    /** It was taken. */
    SENT,
    /** Nobody answered, or with an error that may pass; it is tried again. */
    FAILED,
    /** It was refused for good. */
    REJECTED,
    /** It was not tried any more, since too many others waited. */
    DROPPED;

    /** The name in metrics. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
