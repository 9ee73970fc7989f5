package dev.lifeguard.serve.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lifeguard.alert.AlertKey;
import dev.lifeguard.finding.Finding;
import dev.lifeguard.finding.Wordings;
import dev.lifeguard.time.Scheduler;
import dev.lifeguard.view.FindingView;
import dev.lifeguard.view.Shown;
import dev.lifeguard.watch.ActiveFinding;
import dev.lifeguard.watch.Change;
import dev.lifeguard.watch.TargetReport;
import dev.lifeguard.watch.WatchListener;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Turns what the watch finds into events. Lives on the watch's thread. */
@Singleton
final class FindingEvents implements WatchListener {
    /** Evidence that grows with each round, such as seconds waited, is sent this often. */
    static final Duration AGAIN = Duration.ofSeconds(10);

    private final EventLog log;
    private final Wordings wordings;
    private final ObjectMapper json;
    private final Scheduler scheduler;
    private final Map<AlertKey, Sent> sent = new HashMap<>();

    FindingEvents(EventLog log, Wordings wordings, ObjectMapper json, Scheduler scheduler) {
        this.log = log;
        this.wordings = wordings;
        this.json = json;
        this.scheduler = scheduler;
    }

    /** What was said of a finding last. */
    private record Sent(Finding finding, String summary, Instant at) {}

    @Override
    public void changed(Change change) {
        TargetReport after = change.after();
        if (change.ofStatus()) {
            send("status", Map.of("at", Shown.time(scheduler.now()), "target", after.name(), "status", status(after)));
        }
        for (ActiveFinding active : change.gone()) {
            sent.remove(new AlertKey(after.name(), active.cause()));
            send(after, "gone", active);
        }
        change.appeared().forEach(active -> sendAndKeep(after, "appeared", active));
    }

    /** Findings that stay, and read differently. */
    @Override
    public void reported(Change change) {
        TargetReport report = change.after();
        for (ActiveFinding active : report.findings()) {
            Sent last = sent.get(new AlertKey(report.name(), active.cause()));
            if (last != null && isNews(last, active)) {
                sendAndKeep(report, "changed", active);
            }
        }
    }

    private boolean isNews(Sent last, ActiveFinding active) {
        Finding now = active.finding();
        return !last.finding().causedBy().equals(now.causedBy())
                || (!last.finding().evidence().equals(now.evidence())
                        && Duration.between(last.at(), scheduler.now()).abs().compareTo(AGAIN) >= 0
                        && !last.summary().equals(wordings.summary(now)));
    }

    private void sendAndKeep(TargetReport report, String change, ActiveFinding active) {
        sent.put(
                new AlertKey(report.name(), active.cause()),
                new Sent(active.finding(), wordings.summary(active.finding()), scheduler.now()));
        send(report, change, active);
    }

    private void send(TargetReport report, String change, ActiveFinding active) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("at", Shown.time(scheduler.now()));
        data.put("target", report.name());
        data.put("status", status(report));
        data.put("change", change);
        data.put("finding", FindingView.of(active, wordings));
        send("finding", data);
    }

    private void send(String type, Map<String, Object> data) {
        log.add(scheduler.now().toEpochMilli(), type, () -> written(data));
    }

    private String written(Map<String, Object> data) {
        try {
            return json.writeValueAsString(data);
        } catch (JsonProcessingException unwritable) {
            throw new IllegalStateException("an event cannot be written", unwritable);
        }
    }

    private String status(TargetReport report) {
        return report.statusAt(scheduler.now()).label();
    }
}
