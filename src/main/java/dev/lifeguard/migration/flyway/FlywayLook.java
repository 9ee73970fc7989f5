package dev.lifeguard.migration.flyway;

import dev.lifeguard.database.DatabaseUrl;
import dev.lifeguard.jdbc.JdbcDataSource;
import dev.lifeguard.jdbc.JdbcLimits;
import dev.lifeguard.migration.folder.NotReadable;
import dev.lifeguard.migration.table.HistoryTable;
import dev.lifeguard.observation.MigrationFact;
import dev.lifeguard.observation.MigrationState;
import dev.lifeguard.observation.MigrationTool;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.postgresql.ds.PGSimpleDataSource;

/** One mounted folder of Flyway's. Blocks: call it from a worker. */
public final class FlywayLook {
    private static final Pattern VERSION = Pattern.compile("version (\\S{1,50})");
    private static final Pattern OFFENDER = Pattern.compile("(?m)^-> .*?([^/\\s]+) \\(\\w+\\)$");

    /** PgBouncer's answer to what it does not know among the parameters at the start. */
    private static final String PROTOCOL_VIOLATION = "08P01";

    private final String path;
    private final JdbcLimits limits;

    public FlywayLook(String path, JdbcLimits limits) {
        this.path = path;
        this.limits = limits;
    }

    /**
     * What Flyway says of the folder and the database.
     *
     * @param history its table there, where it has one
     * @return empty where the driver cannot reach the database the way the URL does
     * @throws NotReadable where the folder or the database could not be asked, with the reason
     */
    public Optional<MigrationState> look(DatabaseUrl url, Optional<HistoryTable> history) throws NotReadable {
        Scripts scripts = Scripts.in(path);
        Optional<PGSimpleDataSource> source = JdbcDataSource.of(url, limits);
        if (source.isEmpty()) {
            return Optional.empty();
        }
        // At the start and not by SET: a pooler would keep what was set, and hand it to the application.
        source.get()
                .setOptions("-c default_transaction_read_only=on -c statement_timeout="
                        + limits.answer().toMillis());
        try (OneConnection connection = new OneConnection(source.get())) {
            MigrationInfo[] all =
                    configured(scripts, connection, history).info().all();
            return Optional.of(FlywayState.of(List.of(all), history));
        } catch (FlywayException e) {
            return Optional.of(refused(e, history));
        }
    }

    private static Flyway configured(Scripts scripts, DataSource source, Optional<HistoryTable> history) {
        FluentConfiguration configuration = Flyway.configure(FlywayLook.class.getClassLoader())
                .dataSource(source)
                .resourceProvider(scripts)
                .javaMigrationClassProvider(List::of)
                .skipDefaultCallbacks(true)
                .placeholderReplacement(false)
                .connectRetries(0)
                .createSchemas(false)
                .cleanDisabled(true);
        history.ifPresent(table -> configuration.defaultSchema(table.schema()).table(table.name()));
        return configuration.load();
    }

    /** Only Flyway's own verdict on the scripts is one; its messages about connections may hold what they were given. */
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
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && PROTOCOL_VIOLATION.equals(sql.getSQLState())) {
                throw new NotReadable("cannot be compared with the database through a pooler that refuses options");
            } else if (cause instanceof SQLException sql) {
                throw new NotReadable("cannot be compared with the database: SQLSTATE " + sql.getSQLState());
            }
        }
        throw new NotReadable("cannot be read by Flyway: " + e.getClass().getSimpleName() + " " + e.getErrorCode());
    }
}
