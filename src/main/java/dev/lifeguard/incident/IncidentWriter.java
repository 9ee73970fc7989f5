package dev.lifeguard.incident;

import dev.lifeguard.database.FailureReason;
import dev.lifeguard.time.Scheduler;
import dev.lifeguard.time.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * Brings incidents to a sink: a batch at a time, in the order in which they changed, again until it succeeds. What waits is
 * a set of ids, so an incident that changes often is kept once, as it is then. Lives on the watch's thread; only the sink
 * itself is called on a worker.
 */
final class IncidentWriter {
    static final Duration RETRY = Duration.ofSeconds(10);
    private static final int BATCH = 50;
    private static final Logger LOG = Logger.getLogger(IncidentWriter.class);

    private final Sink sink;
    private final Executor worker;
    private final Scheduler scheduler;
    private final Function<String, Optional<Incident>> latest;
    private final Consumer<Optional<StorageFault>> troubled;
    private final Set<String> waiting = new LinkedHashSet<>();
    private Optional<StorageFault> trouble = Optional.empty();
    private Timer retry = Timer.NONE;
    private boolean busy;
    private boolean opened;

    /**
     * @param latest an incident as it is now; empty where it was forgotten
     * @param troubled hears when keeping begins to fail, fails differently, or works again
     */
    IncidentWriter(
            Sink sink,
            Executor worker,
            Scheduler scheduler,
            Function<String, Optional<Incident>> latest,
            Consumer<Optional<StorageFault>> troubled) {
        this.sink = sink;
        this.worker = worker;
        this.scheduler = scheduler;
        this.latest = latest;
        this.troubled = troubled;
    }

    /** It changed. */
    void keep(String id) {
        waiting.add(id);
        if (trouble.isEmpty()) {
            work();
        }
    }

    /** Tries now what would be tried again later; the first time even with nothing to keep, to see whether it would work. */
    void hurry() {
        retry.cancel();
        work();
    }

    private void work() {
        List<Incident> batch = waiting.stream()
                .limit(BATCH)
                .flatMap(id -> latest.apply(id).stream())
                .toList();
        if (busy) {
            return;
        }
        if (batch.isEmpty()) {
            waiting.clear();
        }
        if (batch.isEmpty() && opened) {
            return;
        }
        busy = true;
        try {
            worker.execute(() -> settle(batch, attempt(batch)));
        } catch (RuntimeException refused) {
            settle(batch, Optional.of(StorageFault.passing("no worker is free")));
        }
    }

    /** An error is a failure like any other: what is not settled would be busy for ever, and nothing kept or told. */
    private Optional<StorageFault> attempt(List<Incident> batch) {
        try {
            sink.keep(batch);
            return Optional.empty();
        } catch (StorageException failed) {
            return Optional.of(failed.trouble());
        } catch (RuntimeException | Error fault) {
            LOG.errorf(fault, "Incidents could not be kept in=%s", sink.name());
            return Optional.of(StorageFault.lasting("it failed: " + FailureReason.of(fault)));
        }
    }

    private void settle(List<Incident> batch, Optional<StorageFault> result) {
        scheduler.execute(() -> {
            busy = false;
            tell(result);
            if (result.isPresent()) {
                retry = scheduler.after(RETRY, this::work);
                return;
            }
            opened = true;
            for (Incident kept : new ArrayList<>(batch)) {
                if (latest.apply(kept.id())
                        .map(now -> now.revision() == kept.revision())
                        .orElse(true)) {
                    waiting.remove(kept.id());
                }
            }
            work();
        });
    }

    private void tell(Optional<StorageFault> now) {
        if (now.equals(trouble)) {
            return;
        }
        trouble = now;
        now.ifPresentOrElse(
                each -> LOG.warnf(
                        "Incidents wait in=%s waiting=%d because=%s", sink.name(), waiting.size(), each.because()),
                () -> LOG.infof("Incidents are kept again in=%s waiting=%d", sink.name(), waiting.size()));
        troubled.accept(now);
    }
}
