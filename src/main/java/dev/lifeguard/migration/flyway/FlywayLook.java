package dev.lifeguard.migration.flyway;

import dev.lifeguard.migration.folder.NotReadable;
import dev.lifeguard.migration.table.HistoryRow;
import dev.lifeguard.migration.table.HistoryTable;
import dev.lifeguard.observation.MigrationFact;
import dev.lifeguard.observation.MigrationState;
import dev.lifeguard.observation.MigrationTool;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.internal.info.MigrationInfoServiceImpl;
import org.flywaydb.core.internal.parser.ParsingContext;
import org.flywaydb.core.internal.resolver.CompositeMigrationResolver;
import org.flywaydb.core.internal.util.ValidatePatternUtils;
import org.flywaydb.database.postgresql.PostgreSQLDatabaseType;

/** One mounted folder of Flyway's. Blocks: call it from a worker. */
public record FlywayLook(String path) {
    private static final Pattern VERSION = Pattern.compile("version (\\S{1,50})");
    private static final Pattern OFFENDER = Pattern.compile("(?m)^-> .*?([^/\\s]+) \\(\\w+\\)$");

    /**
     * What Flyway says of the folder and the history. It is given no connection: it would name what it looks for by the
     * search path of the database.
     *
     * @param history its table in the database, where it has one
     * @param rows of that table, in no order
     * @throws NotReadable where the folder cannot be read, with the reason
     */
    public MigrationState look(Optional<HistoryTable> history, List<HistoryRow> rows) throws NotReadable {
        Scripts scripts = Scripts.in(path);
        try {
            return FlywayState.of(List.of(compared(scripts, rows)), history);
        } catch (FlywayException e) {
            return refused(e, history);
        }
    }

    /** As {@code flyway info} does it. */
    private static MigrationInfo[] compared(Scripts scripts, List<HistoryRow> rows) {
        Configuration flyway = Flyway.configure(FlywayLook.class.getClassLoader())
                .resourceProvider(scripts)
                .javaMigrationClassProvider(List::of)
                .skipDefaultCallbacks(true)
                .placeholderReplacement(false);
        ParsingContext parsing = new ParsingContext();
        MigrationInfoServiceImpl info = new MigrationInfoServiceImpl(
                new CompositeMigrationResolver(
                        scripts,
                        List::of,
                        flyway,
                        (connection, undo, batch, errors) -> {
                            throw new UnsupportedOperationException("no script is ever run");
                        },
                        new PostgreSQLDatabaseType().createSqlScriptFactory(flyway, parsing),
                        parsing,
                        null),
                new RecordedHistory(flyway, rows),
                null,
                flyway,
                flyway.getTarget(),
                flyway.isOutOfOrder(),
                ValidatePatternUtils.getIgnoreAllPattern(),
                flyway.getCherryPick());
        info.refresh();
        return info.all();
    }

    /** Only its verdict on the scripts is one; its other messages may hold what it was given. */
    private static MigrationState refused(FlywayException e, Optional<HistoryTable> history) throws NotReadable {
        if (e.getErrorCode() == CoreErrorCode.DUPLICATE_VERSIONED_MIGRATION) {
            String message = String.valueOf(e.getMessage());
            Matcher version = VERSION.matcher(message);
            List<String> files = OFFENDER.matcher(message)
                    .results()
                    .map(found -> found.group(1))
                    .sorted()
                    .toList();
            return new MigrationState(
                    MigrationTool.FLYWAY,
                    history.map(HistoryTable::shown),
                    List.of(),
                    Optional.empty(),
                    List.of(),
                    Optional.empty(),
                    List.of(new MigrationFact.Duplicate(version.find() ? version.group(1) : "", files)),
                    Optional.of("two scripts have the same version"));
        }
        throw new NotReadable("cannot be read by Flyway, which ends with its error " + e.getErrorCode());
    }
}
