package dev.lifeguard.incident;

import dev.lifeguard.database.FailureReason;
import dev.lifeguard.time.Scheduler;
import dev.lifeguard.watch.Change;
import dev.lifeguard.watch.WatchListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Where incidents go and where they come back from. The journal is read on a worker, and only then does the recorder begin;
 * without one it goes on in memory, and says so in one line. Lives on the watch's thread.
 */
public final class IncidentHistory implements WatchListener {
    private static final Duration TIDYING = Duration.ofHours(6);
    private static final Logger LOG = Logger.getLogger(IncidentHistory.class);

    private final HistoryPolicy policy;
    private final CurrentIncidents current;
    private final Executor worker;
    private final Scheduler scheduler;
    private final Consumer<Optional<StorageFault>> troubled;
    private final Optional<PostgresStore> store;
    private Optional<IncidentWriter> journalKeeper = Optional.empty();
    private Optional<IncidentWriter> storeKeeper = Optional.empty();
    private @Nullable Journal journal;
    private Optional<StorageFault> journalTrouble = Optional.empty();
    private Optional<StorageFault> storeTrouble = Optional.empty();

    /**
     * @param store empty where none is wanted
     * @param troubled hears of what somebody has to mend, and when it is mended
     */
    public IncidentHistory(
            HistoryPolicy policy,
            CurrentIncidents current,
            Executor worker,
            Scheduler scheduler,
            Consumer<Optional<StorageFault>> troubled,
            Optional<PostgresStore> store) {
        this.policy = policy;
        this.current = current;
        this.worker = worker;
        this.scheduler = scheduler;
        this.troubled = troubled;
        this.store = store;
    }

    /** Hears of every incident that is to be kept; from then on, and before, they are in memory. */
    void keep(String id) {
        journalKeeper.ifPresent(keeper -> keeper.keep(id));
        storeKeeper.ifPresent(keeper -> keeper.keep(id));
    }

    /** Reads what there is, then runs {@code ready} on the watch's thread. */
    void begin(IncidentLog kept, Runnable ready) {
        store.ifPresent(database -> {
            storeKeeper = Optional.of(keeper(database, kept, trouble -> storeTrouble = trouble));
            database.onEarlier(earlier -> scheduler.execute(() -> kept.restore(earlier, false)));
        });
        if (policy.dir().isEmpty()) {
            start(kept, ready);
            return;
        }
        Path folder = policy.dir().get();
        worker.execute(() -> open(folder, kept, ready));
    }

    private void open(Path folder, IncidentLog kept, Runnable ready) {
        Journal opened = new Journal(folder, policy.size(), current::all);
        try {
            if (policy.chosen()) {
                Files.createDirectories(folder);
            }
            if (!Files.isDirectory(folder)) {
                throw new IOException("there is no such folder");
            }
            JournalReading reading = opened.open();
            report(folder, reading);
            scheduler.execute(() -> {
                journal = opened;
                journalKeeper = Optional.of(keeper(opened, kept, trouble -> journalTrouble = trouble));
                kept.restore(reading.incidents(), true);
                start(kept, ready);
                // What stands in the journal may never have reached the database.
                reading.incidents().forEach(each -> storeKeeper.ifPresent(keeper -> keeper.keep(each.id())));
            });
        } catch (IOException | RuntimeException unusable) {
            String because = "the journal in " + folder + " cannot be used: " + reason(unusable);
            scheduler.execute(() -> {
                LOG.infof("Incidents are kept in memory only because=%s", because);
                journalTrouble = policy.chosen() ? Optional.of(StorageFault.lasting(because)) : Optional.empty();
                tell();
                start(kept, ready);
            });
        }
    }

    private IncidentWriter keeper(Sink sink, IncidentLog kept, Consumer<Optional<StorageFault>> noted) {
        return new IncidentWriter(sink, worker, scheduler, kept::get, trouble -> {
            noted.accept(trouble);
            tell();
        });
    }

    private static String reason(Exception unusable) {
        return unusable instanceof IOException failed ? Journal.reason(failed) : FailureReason.of(unusable);
    }

    private static void report(Path folder, JournalReading reading) {
        LOG.infof(
                "Incidents are kept in=%s known=%d", folder, reading.incidents().size());
        if (reading.torn()) {
            LOG.warnf("The journal's last record was not finished and is dropped in=%s", folder);
        }
        if (reading.damaged() > 0) {
            LOG.warnf("Damaged records of the journal are passed over in=%s records=%d", folder, reading.damaged());
        }
    }

    private void start(IncidentLog kept, Runnable ready) {
        ready.run();
        tidy(kept);
        storeKeeper.ifPresent(IncidentWriter::hurry);
    }

    private void tidy(IncidentLog kept) {
        if (kept.forget(scheduler.now().minus(policy.retention())) && journal != null) {
            journal.tidy();
        }
        scheduler.after(TIDYING, () -> tidy(kept));
    }

    /** What waited for the database need not wait longer. */
    @Override
    public void changed(Change change) {
        boolean answers =
                change.after().status().works() && !change.before().status().works();
        if (answers) {
            storeKeeper.ifPresent(IncidentWriter::hurry);
        }
    }

    private void tell() {
        troubled.accept(journalTrouble.or(() -> storeTrouble).filter(each -> !each.passing()));
    }
}
