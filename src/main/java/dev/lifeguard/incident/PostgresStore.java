package dev.lifeguard.incident;

import dev.lifeguard.database.DatabaseUrl;
import dev.lifeguard.database.Target;
import dev.lifeguard.jdbc.JdbcDataSource;
import dev.lifeguard.jdbc.JdbcLimits;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.flywaydb.core.api.FlywayException;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Incidents in PostgreSQL, in a schema of their own. A connection is opened for each batch and closed after it; the schema
 * is brought up to date before the first. An incident is there once, in its latest revision, however often it is sent.
 */
public final class PostgresStore implements Sink {
    private static final String KEEP = """
        INSERT INTO lifeguard.incident AS known (id, instance, target, cause, since, until, revision, document)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?::jsonb)
        ON CONFLICT (id) DO UPDATE SET
          instance = excluded.instance, cause = excluded.cause, until = excluded.until,
          revision = excluded.revision, document = excluded.document
        WHERE known.revision < excluded.revision\
        """;
    private static final String EARLIER = """
        SELECT document::text FROM lifeguard.incident
        WHERE until IS NOT NULL OR instance = ?
        ORDER BY id DESC LIMIT %d\
        """.formatted(RecentIncidents.MOST);
    private static final String FORGET = "DELETE FROM lifeguard.incident WHERE until < ?";
    private static final Duration FORGETTING = Duration.ofHours(1);

    private static final JdbcLimits LIMITS = new JdbcLimits(Duration.ofSeconds(3), Duration.ofSeconds(9));

    private final Target target;
    private final HistoryPolicy policy;
    private final InstantSource clock;
    private Consumer<List<Incident>> earlier = incidents -> {};
    private boolean ready;
    private Instant forgets = Instant.MIN;

    public PostgresStore(Target target, HistoryPolicy policy, InstantSource clock) {
        this.target = target;
        this.policy = policy;
        this.clock = clock;
    }

    /** Hears once, on a worker, what the database holds already. */
    void onEarlier(Consumer<List<Incident>> listener) {
        earlier = listener;
    }

    @Override
    public String name() {
        return "postgres";
    }

    @Override
    public void keep(List<Incident> incidents) throws StorageException {
        PGSimpleDataSource database = writable(target.source().read());
        try (Connection connection = database.getConnection()) {
            try {
                if (!ready) {
                    Schema.prepare(connection, database);
                    earlier.accept(earlier(connection));
                    ready = true;
                }
                SafeTransaction.begin(connection);
                SchemaOwnership.hold(connection);
                write(connection, incidents);
                connection.commit();
                forget(connection);
            } catch (SQLException | FlywayException failed) {
                throw new StorageException(StoreFailure.of(failed, connection));
            }
        } catch (SQLException unreachable) {
            throw new StorageException(StoreFailure.unreachable(unreachable));
        }
    }

    private static PGSimpleDataSource writable(DatabaseUrl url) throws StorageException {
        if (!url.usable()) {
            throw new StorageException(StorageFault.passing("the database URL cannot be used"));
        }
        PGSimpleDataSource source = JdbcDataSource.of(url, LIMITS)
                .orElseThrow(() -> new StorageException(StorageFault.lasting(
                        "the database URL names a unix socket, which JDBC cannot use; name a host")));
        if (source.getServerNames().length > 1) {
            source.setTargetServerType("primary");
        }
        return source;
    }

    private static void write(Connection connection, List<Incident> incidents) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(KEEP)) {
            for (Incident incident : incidents) {
                statement.setString(1, incident.id());
                statement.setString(2, incident.instance());
                statement.setString(3, incident.target());
                statement.setString(
                        4, incident.cause().map(cause -> cause.slug()).orElse(null));
                statement.setObject(5, time(incident.since()));
                time(statement, 6, incident.until());
                statement.setLong(7, incident.revision());
                statement.setString(8, IncidentJson.stored(incident).encode().replace("\\u0000", ""));
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private List<Incident> earlier(Connection connection) throws SQLException, StorageException {
        SafeTransaction.begin(connection);
        SchemaOwnership.check(connection);
        List<Incident> found = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(EARLIER)) {
            statement.setString(1, policy.instance());
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    IncidentJson.read(rows.getString(1)).ifPresent(found::add);
                }
            }
        }
        return found;
    }

    /** Every sidecar may; it is a matter of who comes first. */
    private void forget(Connection connection) throws SQLException, StorageException {
        Instant now = clock.instant();
        if (now.isBefore(forgets)) {
            return;
        }
        SafeTransaction.begin(connection);
        SchemaOwnership.hold(connection);
        try (PreparedStatement statement = connection.prepareStatement(FORGET)) {
            statement.setObject(1, time(now.minus(policy.retention())));
            statement.executeUpdate();
        }
        connection.commit();
        forgets = now.plus(FORGETTING);
    }

    private static void time(PreparedStatement statement, int index, Optional<Instant> at) throws SQLException {
        if (at.isPresent()) {
            statement.setObject(index, time(at.get()));
        } else {
            statement.setNull(index, Types.TIMESTAMP_WITH_TIMEZONE);
        }
    }

    private static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
