package dev.lifeguard.watch;

/** The one report that everything served reads. Written by the watch alone, read from any thread without waiting. */
public final class CurrentReport {
    private volatile Report current;

    public CurrentReport(Report first) {
        current = first;
    }

    public Report get() {
        return current;
    }

    void publish(Report report) {
        current = report;
    }
}
