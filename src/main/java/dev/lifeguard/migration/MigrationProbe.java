package dev.lifeguard.migration;

import dev.lifeguard.async.WorkerPool;
import dev.lifeguard.migration.alembic.Alembic;
import dev.lifeguard.migration.alembic.AlembicReview;
import dev.lifeguard.migration.alembic.AlembicReview.Foreseen;
import dev.lifeguard.migration.alembic.DatabaseRelations;
import dev.lifeguard.migration.flyway.FlywayLook;
import dev.lifeguard.migration.folder.NotReadable;
import dev.lifeguard.observation.MigrationObservation;
import dev.lifeguard.observation.MigrationState;
import dev.lifeguard.observation.MigrationTool;
import dev.lifeguard.observation.Observation;
import dev.lifeguard.observation.Unseen;
import dev.lifeguard.probe.Probe;
import dev.lifeguard.probe.SharedSession;
import dev.lifeguard.probe.TableCopy;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether the schema is what the code wants: the tables of migration tools against the scripts that are mounted, none of
 * which is ever run. Where it saw nothing, a new session is a reason to look at once. What is mounted and cannot be used makes it blind, as does
 * a table it may not read of a tool that is waited for: then nothing is certain.
 */
public final class MigrationProbe implements Probe {
    private final MigrationConfig wanted;
    private final SharedSession session;
    private final InstantSource clock;
    private final MigrationSources questions;
    private final TableSurvey survey;
    private final Optional<Alembic> alembic;
    private final Optional<FlywayLook> flyway;
    private volatile boolean blind;

    public MigrationProbe(MigrationConfig wanted, SharedSession session, Vertx vertx) {
        this.wanted = wanted;
        this.session = session;
        this.clock = session.time();
        this.questions = new MigrationSources(session, WorkerPool.migrations(vertx));
        this.survey = new TableSurvey(questions, clock);
        this.alembic = wanted.alembic().map(Alembic::new);
        this.flyway = wanted.flyway().map(FlywayLook::new);
    }

    @Override
    public String name() {
        return MigrationObservation.PROBE;
    }

    @Override
    public Optional<Duration> interval() {
        return Optional.of(wanted.interval());
    }

    @Override
    public void onAlarm(Runnable listener) {
        session.onOpened(name(), () -> {
            if (blind) {
                listener.run();
            }
        });
    }

    @Override
    public Uni<Observation> look() {
        return scripts()
                .chain(review -> survey.take(review, this::isWanted)
                        .chain(seen -> compared(review, seen.readings())
                                .<Observation>map(
                                        states -> new MigrationObservation(clock.instant(), states, seen.hidden()))))
                .onFailure()
                .recoverWithItem(failure -> new Unseen(clock.instant(), name(), UnseenReason.clause(failure)))
                .invoke(seen -> blind = seen instanceof Unseen);
    }

    /** Whether something was said of this tool: then its table is not one that is merely there. */
    private boolean isWanted(MigrationTool tool) {
        return !wanted.expected().isEmpty()
                || (tool == MigrationTool.ALEMBIC && alembic.isPresent())
                || (tool == MigrationTool.FLYWAY && flyway.isPresent());
    }

    private Uni<Optional<AlembicReview>> scripts() {
        return alembic.isEmpty()
                ? Uni.createFrom().item(Optional.empty())
                : questions.work(() -> Optional.of(read(alembic.get())));
    }

    private static AlembicReview read(Alembic scripts) throws UnseenReason {
        try {
            return scripts.read();
        } catch (NotReadable e) {
            throw UnseenReason.directory("lifeguard.migrations.alembic.dir", e);
        }
    }

    private Uni<List<MigrationState>> compared(Optional<AlembicReview> review, List<ToolReading> readings) {
        ExpectedRevisions expectation = new ExpectedRevisions(wanted.expected(), readings, review);
        return foreseen(review, readings, expectation.of(MigrationTool.ALEMBIC))
                .chain(foreseen -> flyway(readings)
                        .chain(said -> questions.work(
                                () -> new ToolStates(expectation, readings, review, foreseen, said).states())));
    }

    private Uni<Foreseen> foreseen(Optional<AlembicReview> review, List<ToolReading> readings, List<String> expected) {
        if (review.isEmpty()) {
            return Uni.createFrom().item(Foreseen.NOTHING);
        }
        Optional<ToolReading> reading =
                readings.stream().filter(each -> each.isOf(review.get())).findFirst();
        List<String> versions = reading.map(each -> each.history().current()).orElse(List.of());
        alembic.ifPresent(scripts -> scripts.remember(review.get(), versions));
        return questions
                .work(() -> review.get().relations(versions, expected))
                .chain(names -> RelationsQuery.canAsk(names)
                        ? together(RelationsQuery.select(names), reading)
                                .chain(seen -> questions.work(() -> seen.at(versions)
                                        .map(catalogue -> review.get().foreseen(catalogue, versions, expected))
                                        .orElse(Foreseen.NOTHING)))
                        : Uni.createFrom().item(Foreseen.NOTHING));
    }

    /** The catalogue and the history's revisions of the same moment. */
    private record Seen(List<Row> catalogue, List<String> versions) {
        /** Empty where the history has changed since it held these, or where there is too much to see. */
        Optional<DatabaseRelations> at(List<String> before) {
            return Set.copyOf(versions).equals(Set.copyOf(before)) ? RelationsQuery.read(catalogue) : Optional.empty();
        }
    }

    private Uni<Seen> together(String question, Optional<ToolReading> reading) {
        if (reading.isEmpty()) {
            return questions.ask(question).map(rows -> new Seen(rows, List.of()));
        }
        TableCopy copy = reading.get().found().table().copy(List.of("version_num"));
        return questions
                .askTogether(List.of(copy.statement(), question))
                .map(answers -> new Seen(
                        answers.get(1),
                        copy.rows(answers.get(0)).stream()
                                .map(row -> row.getOrDefault("version_num", ""))
                                .toList()));
    }

    private Uni<Optional<MigrationState>> flyway(List<ToolReading> readings) {
        Optional<ToolReading> reading = readings.stream()
                .filter(each -> each.tool() == MigrationTool.FLYWAY)
                .findFirst();
        return flyway.isEmpty()
                ? Uni.createFrom().item(Optional.empty())
                : questions.work(() -> Optional.of(ask(flyway.get(), reading)));
    }

    private static MigrationState ask(FlywayLook look, Optional<ToolReading> reading) throws UnseenReason {
        try {
            return look.look(
                    reading.map(each -> each.found().table()),
                    reading.map(ToolReading::rows).orElse(List.of()));
        } catch (NotReadable e) {
            throw UnseenReason.directory("lifeguard.migrations.flyway.dir", e);
        }
    }
}
