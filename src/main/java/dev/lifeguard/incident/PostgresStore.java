package dev.lifeguard.incident;

import dev.lifeguard.database.DatabaseUrl;
import dev.lifeguard.database.Target;
import dev.lifeguard.jdbc.JdbcBudget;
import dev.lifeguard.jdbc.JdbcDataSource;
import dev.lifeguard.jdbc.JdbcLimits;
import dev.lifeguard.time.Time;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.flywaydb.core.api.FlywayException;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Incidents in PostgreSQL, in a schema of their own. A connection is opened for each batch and closed after it; the schema
 * is brought up to date before the first. An incident is there once, in its latest revision, however often it is sent.
 */
public final class PostgresStore implements Sink {
    /** What a login, the schema and a batch take is some 20 kB. */
    private static final int LITTLE = 256 * 1024;

    /** Of earlier incidents; one is some kB. */
    private static final int MUCH = 4 * 1024 * 1024;

    /** Of one of them, far above its bounds; a message of the server may be longer. */
    private static final int LONGEST = 400 * 1024;

    private static final String KEEP = """
        INSERT INTO lifeguard.incident AS known (id, instance, target, cause, since, until, revision, document)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?::jsonb)
        ON CONFLICT (id) DO UPDATE SET
          instance = excluded.instance, cause = excluded.cause, until = excluded.until,
          revision = excluded.revision, document = excluded.document
        WHERE known.revision < excluded.revision\
        """;
    private static final String EARLIER = """
        SELECT document FROM (
          SELECT id, document, sum(octet_length(document)) OVER (ORDER BY id DESC) AS size FROM (
            SELECT id, document::text AS document FROM lifeguard.incident
            WHERE until IS NOT NULL OR instance = ?
            ORDER BY id DESC LIMIT %d) AS newest
          WHERE octet_length(document) < %d) AS known
        WHERE size < %d ORDER BY id DESC\
        """.formatted(RecentIncidents.MOST, LONGEST, MUCH);
    private static final String FORGET = "DELETE FROM lifeguard.incident WHERE until < ?";
    private static final Duration FORGETTING = Duration.ofHours(1);

    private static final JdbcLimits LIMITS = new JdbcLimits(Duration.ofSeconds(3), Duration.ofSeconds(9));

    /** Of one connection: several statements, each with its own limit. */
    private static final Duration WHOLE = Duration.ofSeconds(30);

    private final Target target;
    private final HistoryPolicy policy;
    private final Time time;
    private Consumer<List<Incident>> earlier = incidents -> {};
    private boolean ready;
    private Instant forgets = Instant.MIN;

    public PostgresStore(Target target, HistoryPolicy policy, Time time) {
        this.target = target;
        this.policy = policy;
        this.time = time;
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
        DatabaseUrl url = target.source().read();
        if (!ready) {
            connected(url, LITTLE, Schema::prepare);
            connected(url, LITTLE + MUCH, (connection, database) -> earlier.accept(earlier(connection)));
            ready = true;
        }
        connected(url, LITTLE, (connection, database) -> {
            SafeTransaction.begin(connection);
            SchemaOwnership.hold(connection);
            write(connection, incidents);
            connection.commit();
            forget(connection);
        });
    }

    private interface Work {
        void on(Connection connection, PGSimpleDataSource database) throws SQLException, StorageException;
    }

    /** Whatever the server does, it ends within its budget. */
    private void connected(DatabaseUrl url, int bytes, Work work) throws StorageException {
        try (JdbcBudget budget = JdbcBudget.open(bytes, WHOLE, time)) {
            PGSimpleDataSource database = writable(url, budget);
            try (Connection connection = database.getConnection()) {
                try {
                    work.on(connection, database);
                } catch (SQLException | FlywayException failed) {
                    throw new StorageException(
                            StoreFailure.of(budget).orElseGet(() -> StoreFailure.of(failed, connection)));
                }
            } catch (SQLException unreachable) {
                throw new StorageException(
                        StoreFailure.of(budget).orElseGet(() -> StoreFailure.unreachable(unreachable)));
            }
        }
    }

    private static PGSimpleDataSource writable(DatabaseUrl url, JdbcBudget budget) throws StorageException {
        if (!url.usable()) {
            throw new StorageException(StorageFault.passing("the database URL cannot be used"));
        }
        PGSimpleDataSource source = JdbcDataSource.of(url, LIMITS, budget)
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
                statement.setObject(
                        6, incident.until().map(PostgresStore::time).orElse(null), Types.TIMESTAMP_WITH_TIMEZONE);
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
        Instant now = time.instant();
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

    private static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
