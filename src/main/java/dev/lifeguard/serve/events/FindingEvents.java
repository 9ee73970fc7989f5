package dev.lifeguard.serve.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lifeguard.alert.AlertKey;
import dev.lifeguard.finding.Cause;
import dev.lifeguard.finding.Wordings;
import dev.lifeguard.observation.Observation;
import dev.lifeguard.view.FindingView;
import dev.lifeguard.watch.ActiveFinding;
import dev.lifeguard.watch.CurrentReport;
import dev.lifeguard.watch.Scheduler;
import dev.lifeguard.watch.TargetReport;
import dev.lifeguard.watch.WatchListener;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Turns what the watch finds into events. Lives on the watch's thread. */
@Singleton
final class FindingEvents implements WatchListener {
    /** Evidence that grows with each round, such as seconds waited, is told this often. */
    static final Duration AGAIN = Duration.ofSeconds(10);

    private final EventLog log;
    private final Wordings wordings;
    private final ObjectMapper json;
    private final Scheduler scheduler;
    private final Provider<CurrentReport> current;
    private final Map<AlertKey, Told> told = new HashMap<>();

    FindingEvents(
            EventLog log, Wordings wordings, ObjectMapper json, Scheduler scheduler, Provider<CurrentReport> current) {
        this.log = log;
        this.wordings = wordings;
        this.json = json;
        this.scheduler = scheduler;
        this.current = current;
    }

    /** What was said of a finding last. */
    private record Told(String summary, Optional<Cause> causedBy, Instant at) {}

    @Override
    public void changed(TargetReport before, TargetReport after) {
        if (before.status() != after.status()) {
            send("status", Map.of("at", now(), "target", after.name(), "status", status(after)));
        }
        Map<Cause, ActiveFinding> earlier = byCause(before);
        Map<Cause, ActiveFinding> later = byCause(after);
        earlier.forEach((cause, active) -> {
            if (!later.containsKey(cause)) {
                told.remove(new AlertKey(after.name(), cause));
                send(after, "gone", active);
            }
        });
        later.forEach((cause, active) -> {
            if (!earlier.containsKey(cause)) {
                send(after, "appeared", active);
            }
        });
        look(after);
    }

    /** What was observed is in the report only once the watch has judged it. */
    @Override
    public void observed(String target, Observation observation) {
        if (told.keySet().stream().anyMatch(key -> key.target().equals(target))) {
            scheduler.execute(() -> current.get().get().target(target).ifPresent(this::look));
        }
    }

    private void look(TargetReport report) {
        for (ActiveFinding active : report.findings()) {
            Told last = told.get(new AlertKey(report.name(), active.finding().cause()));
            if (last != null && isNews(last, active)) {
                send(report, "changed", active);
            }
        }
    }

    private boolean isNews(Told last, ActiveFinding active) {
        return !last.causedBy().equals(active.finding().causedBy())
                || (!last.summary().equals(summary(active))
                        && !scheduler.now().isBefore(last.at().plus(AGAIN)));
    }

    private void send(TargetReport report, String change, ActiveFinding active) {
        if (!change.equals("gone")) {
            told.put(
                    new AlertKey(report.name(), active.finding().cause()),
                    new Told(summary(active), active.finding().causedBy(), scheduler.now()));
        }
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("at", now());
        data.put("target", report.name());
        data.put("status", status(report));
        data.put("change", change);
        data.put("finding", FindingView.of(active, wordings));
        send("finding", data);
    }

    private void send(String type, Map<String, Object> data) {
        try {
            log.add(scheduler.now().toEpochMilli(), type, json.writeValueAsString(data));
        } catch (JsonProcessingException unwritable) {
            throw new IllegalStateException("an event cannot be written", unwritable);
        }
    }

    private String summary(ActiveFinding active) {
        return wordings.of(active.finding().cause()).summary(active.finding().evidence());
    }

    private String status(TargetReport report) {
        return report.statusAt(scheduler.now()).label();
    }

    private String now() {
        return scheduler.now().truncatedTo(ChronoUnit.MILLIS).toString();
    }

    private static Map<Cause, ActiveFinding> byCause(TargetReport report) {
        Map<Cause, ActiveFinding> all = new EnumMap<>(Cause.class);
        report.findings().forEach(active -> all.put(active.finding().cause(), active));
        return all;
    }
}
