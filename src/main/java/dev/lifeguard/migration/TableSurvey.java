package dev.lifeguard.migration;

import dev.lifeguard.migration.alembic.AlembicReview;
import dev.lifeguard.migration.table.Discovery;
import dev.lifeguard.migration.table.Discovery.Found;
import dev.lifeguard.migration.table.HistoryRow;
import dev.lifeguard.migration.table.HistoryTable;
import dev.lifeguard.migration.table.LockTable;
import dev.lifeguard.migration.table.LocksHeld;
import dev.lifeguard.observation.MigrationFact.Locked;
import dev.lifeguard.observation.MigrationTool;
import dev.lifeguard.probe.TableCopy;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Asks the database which tools have a table there, and what each says. One question after the other. */
final class TableSurvey {
    /** Tables of tools that are looked into at most. */
    private static final int MOST = 8;

    /** Between two looks at a lock that does not say since when it is held. */
    private static final Duration MOMENT = Duration.ofSeconds(1);

    /** A clock that is off by a time zone is off by less. */
    private static final Duration DAY = Duration.ofDays(1);

    private static final Set<MigrationTool> LOCKING = EnumSet.of(
            MigrationTool.FLYWAY,
            MigrationTool.LIQUIBASE,
            MigrationTool.PRISMA,
            MigrationTool.GOLANG_MIGRATE,
            MigrationTool.RAILS,
            MigrationTool.SQLX,
            MigrationTool.KNEX);

    private final MigrationSources questions;
    private final InstantSource clock;
    private final LockMemory memory = new LockMemory();

    TableSurvey(MigrationSources questions, InstantSource clock) {
        this.questions = questions;
        this.clock = clock;
    }

    /**
     * What was read, and why a table was not that nothing waits for.
     *
     * @param hidden one clause
     */
    record Survey(List<ToolReading> readings, Optional<String> hidden) {}

    /** Tables that are read, and why another is not. */
    private record Legible(List<Found> found, Optional<String> hidden) {}

    /**
     * Reads every table that may be read. Fails with an {@link UnseenReason} where one that is needed may not, or none.
     *
     * @param needed whether nothing is certain without what this tool recorded
     */
    Uni<Survey> take(Optional<AlembicReview> alembic, Predicate<MigrationTool> needed) {
        return questions
                .askAgain(Discovery.select(
                        alembic.map(AlembicReview::versionTable).stream().toList()))
                .map(Discovery::of)
                .chain(discovery -> legible(discovery, alembic, needed)
                        .chain(legible -> locks(legible.found())
                                .chain(locks -> readings(discovery, legible.found(), locks))
                                .map(readings -> new Survey(readings, legible.hidden()))));
    }

    private static Uni<Legible> legible(
            Discovery discovery, Optional<AlembicReview> alembic, Predicate<MigrationTool> needed) {
        List<Found> found = new ArrayList<>(discovery.tools());
        alembic.ifPresent(review -> {
            found.removeIf(each -> each.tool() == MigrationTool.ALEMBIC);
            discovery.alembic(review.versionTable(), review.versionSchema()).ifPresent(each -> found.add(0, each));
        });
        List<Found> hidden = found.stream()
                .filter(each -> !isLegible(each) && each.table().place() > 0)
                .sorted(Comparator.comparing((Found each) -> !needed.test(each.tool()))
                        .thenComparing(each -> each.table().readable()))
                .toList();
        found.removeIf(each -> !isLegible(each));
        Optional<String> why = hidden.stream().findFirst().map(each -> reason(discovery, each.table()));
        boolean blind = !hidden.isEmpty()
                && (found.isEmpty() || needed.test(hidden.get(0).tool()));
        return blind
                ? Uni.createFrom().failure(new UnseenReason(why.orElse("")))
                : Uni.createFrom().item(new Legible(found.stream().limit(MOST).toList(), why));
    }

    private static boolean isLegible(Found found) {
        return found.table().readable() && found.table().obstacle().isEmpty();
    }

    private static String reason(Discovery discovery, HistoryTable table) {
        return table.readable()
                ? table.shown() + " " + table.obstacle().orElse("") + ", and is not read"
                : "its role may not read " + table.shown() + ", which this would change: " + discovery.grant(table);
    }

    private Uni<LocksHeld> locks(List<Found> found) {
        return found.stream().anyMatch(each -> LOCKING.contains(each.tool()))
                ? questions.ask(LocksHeld.select()).map(LocksHeld::of)
                : Uni.createFrom().item(LocksHeld.NONE);
    }

    private Uni<List<ToolReading>> readings(Discovery discovery, List<Found> found, LocksHeld locks) {
        Uni<List<ToolReading>> all = Uni.createFrom().item(new ArrayList<>());
        for (Found each : found) {
            all = all.chain(done -> reading(discovery, each, locks).map(reading -> {
                done.add(reading);
                return done;
            }));
        }
        return all;
    }

    private Uni<ToolReading> reading(Discovery discovery, Found found, LocksHeld locks) {
        TableCopy copy = found.how().copy(found.table());
        return questions
                .ask(copy.statement())
                .map(answer -> copy.rows(answer).stream().map(HistoryRow::new).toList())
                .chain(rows -> locked(discovery, found, locks)
                        .map(locked -> new ToolReading(
                                found,
                                rows,
                                locked,
                                locks.of(found.tool(), discovery.database(), found.table())
                                        .isPresent())));
    }

    private Uni<Optional<Locked>> locked(Discovery discovery, Found found, LocksHeld locks) {
        Optional<HistoryTable> table = discovery
                .lock(found)
                .filter(each -> each.readable() && each.obstacle().isEmpty());
        return table.isPresent()
                ? row(found.tool(), table.get(), locks, true)
                : Uni.createFrom()
                        .item(locks.of(found.tool(), discovery.database(), found.table())
                                .map(lock -> advisory(lock, locks)));
    }

    private static Locked advisory(LocksHeld.Advisory lock, LocksHeld locks) {
        String holder = lock.holder().isEmpty() ? "session " + lock.pid() : lock.holder() + ", session " + lock.pid();
        boolean atWork = locks.writers() > 0 || lock.idle().isEmpty();
        return new Locked(holder, lock.idle(), false, lock.waiting(), atWork);
    }

    private Uni<Optional<Locked>> row(MigrationTool tool, HistoryTable table, LocksHeld locks, boolean first) {
        return questions.askTogether(LockTable.questions(tool, table)).chain(answers -> {
            Optional<LockTable> lock = LockTable.of(tool, table, answers);
            if (lock.isEmpty()) {
                memory.free(tool);
                return Uni.createFrom().item(Optional.empty());
            }
            // a lock without an age that nobody works under may be between two steps of a run
            boolean doubtful = lock.get().age().isEmpty() && locks.writers() == 0;
            return doubtful && first
                    ? questions
                            .pause(MOMENT)
                            .chain(() -> questions.ask(LocksHeld.select()))
                            .chain(again -> row(tool, table, LocksHeld.of(again), false))
                    : Uni.createFrom().item(Optional.of(held(tool, lock.get(), locks)));
        });
    }

    /** While somebody works, only what was seen here counts: the age may be off by a time zone, but not by a day. */
    private Locked held(MigrationTool tool, LockTable lock, LocksHeld locks) {
        Instant now = clock.instant();
        Duration watched = memory.held(tool, lock.holder(), now);
        boolean atWork = locks.writers() > 0;
        boolean old = lock.age().filter(age -> age.compareTo(DAY) >= 0).isPresent();
        Optional<Duration> held = atWork && !old ? Optional.of(watched) : lock.age();
        return new Locked(lock.holder(), held, true, Optional.empty(), atWork);
    }
}
