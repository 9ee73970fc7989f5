package dev.lifeguard.incident;

import dev.lifeguard.alert.Alert;
import dev.lifeguard.finding.Wordings;
import dev.lifeguard.time.Scheduler;
import dev.lifeguard.watch.Report;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** The book of incidents and whoever writes into it, put together. */
public final class Incidents {
    private final IncidentLog book;
    private final IncidentHistory history;
    private final Recorder recorder;
    private final WebhookDiagnoses inquiries;
    private final Scheduler scheduler;

    /**
     * @param flapping a cause that comes back within this is the same incident
     * @param diagnosis looks at a target with every probe; ends within its own limits
     */
    public Incidents(
            HistoryPolicy policy,
            IncidentHistory history,
            CurrentIncidents current,
            Supplier<Report> report,
            Supplier<List<Alert>> alerts,
            Function<String, Uni<Report>> diagnosis,
            Wordings wordings,
            Duration flapping,
            Scheduler scheduler,
            RandomGenerator random) {
        this.history = history;
        this.scheduler = scheduler;
        this.book = new IncidentLog(policy.instance(), new IncidentIds(random), current, scheduler, history::keep);
        this.recorder = new Recorder(book, report, alerts, wordings, scheduler, flapping);
        this.inquiries = new WebhookDiagnoses(book, diagnosis, scheduler);
    }

    /** Reads what was recorded before, then goes on with it. From any thread. */
    public void begin() {
        scheduler.execute(() -> history.begin(book, recorder::begin));
    }

    public Recorder recorder() {
        return recorder;
    }

    public WebhookDiagnoses inquiries() {
        return inquiries;
    }
}
