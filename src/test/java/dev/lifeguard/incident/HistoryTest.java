package dev.lifeguard.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lifeguard.finding.Cause;
import dev.lifeguard.testing.ManualTime;
import dev.lifeguard.testing.RealPostgres;
import dev.lifeguard.testing.Urls;
import dev.lifeguard.time.Scheduler;
import dev.lifeguard.watch.Change;
import dev.lifeguard.watch.Status;
import dev.lifeguard.wiring.VertxScheduler;
import dev.lifeguard.wiring.VertxTime;
import io.vertx.core.Vertx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static Vertx vertx;
    private static ExecutorService worker;

    @TempDir
    private Path folder;

    private final List<Optional<StorageFault>> troubles = new CopyOnWriteArrayList<>();

    @BeforeAll
    static void start() {
        vertx = Vertx.vertx();
        worker = Executors.newFixedThreadPool(2);
    }

    @AfterAll
    static void stop() {
        worker.shutdownNow();
        vertx.close();
    }

    /** A sidecar's record, begun. */
    private final class Sidecar {
        private final CurrentIncidents current = new CurrentIncidents();
        private final Scheduler scheduler = new VertxScheduler(vertx, new VertxTime(vertx));
        private final IncidentHistory history;
        private final IncidentLog book;

        Sidecar(HistoryPolicy policy, Optional<PostgresStore> store) {
            history = new IncidentHistory(policy, current, worker, scheduler, troubles::add, store);
            book = new IncidentLog("pod-1", new IncidentIds(new Random()), current, scheduler, history::keep);
            CountDown ready = new CountDown();
            scheduler.execute(() -> history.begin(book, ready::reached));
            await().until(ready::isReached);
        }

        void records(int from, int to) {
            scheduler.execute(() -> {
                for (int i = from; i < to; i++) {
                    Incident incident = Stories.incident(i);
                    book.put(incident);
                    book.put(incident.ended(Optional.of(incident.since().plusSeconds(1))));
                }
            });
        }

        /** As the watch would say it. */
        void databaseIsBack() {
            RecorderScene desk = new RecorderScene();
            scheduler.execute(
                    () -> history.changed(Change.between(desk.report(Status.DOWN), desk.report(Status.HEALTHY))));
        }
    }

    private static final class CountDown {
        private volatile boolean reached;

        void reached() {
            reached = true;
        }

        boolean isReached() {
            return reached;
        }
    }

    @Test
    void fiftyIncidentsOfAnOutageAreStoredOnceAfterARestartToo() {
        try (RealPostgres postgres = RealPostgres.start(RealPostgres.NEWEST)) {
            postgres.access("host all all 127.0.0.1/32 trust");
            postgres.execute("CREATE ROLE app LOGIN", "CREATE DATABASE shop OWNER app");
            postgres.freeze();
            Sidecar first = new Sidecar(policy(folder, true), Optional.of(store(postgres)));
            first.records(0, 30);
            await().atMost(PATIENCE).until(() -> journalled() == 30);
            // The first one is killed: nothing of it is left but its journal, which another process can take.
            Path copy = folder.resolve("after");
            copy(folder, copy);
            Sidecar second = new Sidecar(policy(copy, true), Optional.of(store(postgres)));
            second.records(30, 50);

            postgres.thaw();
            second.databaseIsBack();
            first.databaseIsBack();

            await().atMost(Duration.ofSeconds(40))
                    .until(() -> count(postgres, "count(*)").equals("50"));
            assertThat(count(postgres, "count(DISTINCT id) || ' ' || count(until)"))
                    .isEqualTo("50 50");
            assertThat(troubles).allMatch(Optional::isEmpty);
        }
    }

    private static String count(RealPostgres postgres, String what) {
        try (var admin = postgres.connect("postgres", "shop", "");
                var statement = admin.createStatement();
                var rows = statement.executeQuery("SELECT " + what + " FROM lifeguard.incident")) {
            rows.next();
            return rows.getString(1);
        } catch (java.sql.SQLException notYet) {
            return "";
        }
    }

    @Test
    void aFolderThatNobodyChoseAndThatIsNotThereIsNotMade() {
        Path absent = folder.resolve("absent");
        Sidecar sidecar = new Sidecar(
                new HistoryPolicy(Optional.of(absent), false, false, 1 << 20, Duration.ofDays(30), "pod-1"),
                Optional.empty());

        sidecar.records(0, 3);

        await().until(() -> sidecar.current.all().size() == 3);
        assertThat(absent).doesNotExist();
        assertThat(troubles).allMatch(Optional::isEmpty);
    }

    @Test
    void aFolderThatWasChosenAndCannotBeUsedIsAFinding() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "no folder");
        Sidecar sidecar = new Sidecar(policy(file, false), Optional.empty());

        sidecar.records(0, 3);

        await().until(() -> sidecar.current.all().size() == 3);
        await().until(() -> troubles.stream().anyMatch(Optional::isPresent));
        assertThat(troubles.get(0).orElseThrow().because()).contains(file.toString());
    }

    @Test
    void whatWasRecordedIsThereAfterARestart() {
        Sidecar first = new Sidecar(policy(folder, false), Optional.empty());
        first.records(0, 5);
        await().until(() -> journalled() == 5);
        Path copy = folder.resolve("after");
        copy(folder, copy);

        Sidecar second = new Sidecar(policy(copy, false), Optional.empty());

        await().until(() -> second.current.all().size() == 5);
        assertThat(second.current.all()).allMatch(each -> each.cause().equals(Optional.of(Cause.CONNECTION_REFUSED)));
    }

    private long journalled() {
        JournalReading reading = new JournalReading();
        try (var files = Files.list(folder)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".log")).toList()) {
                reading.read(file, 1 << 30);
            }
        } catch (java.io.IOException e) {
            return 0;
        }
        return reading.incidents().stream().filter(each -> !each.isOpen()).count();
    }

    private static void copy(Path from, Path to) {
        try (var files = Files.list(from)) {
            Files.createDirectories(to);
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".log")).toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static HistoryPolicy policy(Path dir, boolean database) {
        return new HistoryPolicy(Optional.of(dir), true, database, 1 << 20, Duration.ofDays(3650), "pod-1");
    }

    private static PostgresStore store(RealPostgres postgres) {
        return new PostgresStore(
                Urls.target(Urls.as(postgres.port(), "app", "")), policy(Path.of("."), true), new ManualTime());
    }
}
