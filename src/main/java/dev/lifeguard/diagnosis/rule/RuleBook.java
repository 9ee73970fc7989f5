package dev.lifeguard.diagnosis.rule;

import static java.util.Map.entry;

import dev.lifeguard.diagnosis.PathRule;
import dev.lifeguard.diagnosis.Rule;
import dev.lifeguard.diagnosis.rule.capacity.ConnectionBudgetExceeded;
import dev.lifeguard.diagnosis.rule.capacity.ConnectionsNearLimit;
import dev.lifeguard.diagnosis.rule.capacity.DatabaseConnectionLimit;
import dev.lifeguard.diagnosis.rule.capacity.PoolerLimit;
import dev.lifeguard.diagnosis.rule.capacity.ReservedSlots;
import dev.lifeguard.diagnosis.rule.capacity.RoleConnectionLimit;
import dev.lifeguard.diagnosis.rule.capacity.TooManyClients;
import dev.lifeguard.diagnosis.rule.login.AuthFailed;
import dev.lifeguard.diagnosis.rule.login.AuthMethodMismatch;
import dev.lifeguard.diagnosis.rule.login.CredentialsRotated;
import dev.lifeguard.diagnosis.rule.login.InsufficientPrivilege;
import dev.lifeguard.diagnosis.rule.login.MissingPassword;
import dev.lifeguard.diagnosis.rule.login.NoPgHbaEntry;
import dev.lifeguard.diagnosis.rule.login.SessionAttributesUnmet;
import dev.lifeguard.diagnosis.rule.login.UnknownDatabase;
import dev.lifeguard.diagnosis.rule.login.UnknownRole;
import dev.lifeguard.diagnosis.rule.migration.MigrationAlreadyAppliedUntracked;
import dev.lifeguard.diagnosis.rule.migration.MigrationChecksumMismatch;
import dev.lifeguard.diagnosis.rule.migration.MigrationDirty;
import dev.lifeguard.diagnosis.rule.migration.MigrationHistoryInconsistent;
import dev.lifeguard.diagnosis.rule.migration.MigrationLocked;
import dev.lifeguard.diagnosis.rule.migration.MigrationMetadataMissing;
import dev.lifeguard.diagnosis.rule.migration.MigrationMultipleHeads;
import dev.lifeguard.diagnosis.rule.migration.MigrationNeedsNoTransaction;
import dev.lifeguard.diagnosis.rule.migration.MigrationNotApplied;
import dev.lifeguard.diagnosis.rule.migration.MigrationRevisionMissing;
import dev.lifeguard.diagnosis.rule.path.AddressUnreachable;
import dev.lifeguard.diagnosis.rule.path.BadDatabaseUrl;
import dev.lifeguard.diagnosis.rule.path.ConnectTimeout;
import dev.lifeguard.diagnosis.rule.path.ConnectionRefused;
import dev.lifeguard.diagnosis.rule.path.ConnectionReset;
import dev.lifeguard.diagnosis.rule.path.DnsFailure;
import dev.lifeguard.diagnosis.rule.path.MtuBlackHole;
import dev.lifeguard.diagnosis.rule.path.NotPostgres;
import dev.lifeguard.diagnosis.rule.path.ServerShuttingDown;
import dev.lifeguard.diagnosis.rule.path.ServerStartingUp;
import dev.lifeguard.diagnosis.rule.path.ServerUnresponsive;
import dev.lifeguard.diagnosis.rule.path.UnixSocketMissing;
import dev.lifeguard.diagnosis.rule.pool.AppPoolExhausted;
import dev.lifeguard.diagnosis.rule.pool.ConnectionLeak;
import dev.lifeguard.diagnosis.rule.pool.IdleCutoff;
import dev.lifeguard.diagnosis.rule.pool.IdleInTransaction;
import dev.lifeguard.diagnosis.rule.pool.LockContention;
import dev.lifeguard.diagnosis.rule.pool.LongRunningQuery;
import dev.lifeguard.diagnosis.rule.pool.PinnedToStandby;
import dev.lifeguard.diagnosis.rule.pool.StaleConnection;
import dev.lifeguard.diagnosis.rule.server.DiskFull;
import dev.lifeguard.diagnosis.rule.server.OutOfLocks;
import dev.lifeguard.diagnosis.rule.server.OutOfMemory;
import dev.lifeguard.diagnosis.rule.server.ReadOnly;
import dev.lifeguard.diagnosis.rule.server.SlowServer;
import dev.lifeguard.diagnosis.rule.tls.CertExpired;
import dev.lifeguard.diagnosis.rule.tls.CertExpiring;
import dev.lifeguard.diagnosis.rule.tls.CertHostnameMismatch;
import dev.lifeguard.diagnosis.rule.tls.CertNotYetValid;
import dev.lifeguard.diagnosis.rule.tls.CertUntrusted;
import dev.lifeguard.diagnosis.rule.tls.ClientCertRequired;
import dev.lifeguard.diagnosis.rule.tls.SslNotSupportedByServer;
import dev.lifeguard.diagnosis.rule.tls.SslRequiredByServer;
import dev.lifeguard.diagnosis.rule.tls.TlsHandshakeFailed;
import dev.lifeguard.diagnosis.rule.visibility.ExcessivePrivilege;
import dev.lifeguard.diagnosis.rule.visibility.InsufficientVisibility;
import dev.lifeguard.finding.Cause;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which rule names which cause: the one that is called like it. They do not depend on their order. */
public final class RuleBook {
    /** Those that say why the path failed; of any one failure at most one of them holds. */
    private static final Map<Cause, PathRule> PATH = Map.ofEntries(
            entry(Cause.DNS_FAILURE, new DnsFailure()),
            entry(Cause.UNIX_SOCKET_MISSING, new UnixSocketMissing()),
            entry(Cause.CONNECTION_REFUSED, new ConnectionRefused()),
            entry(Cause.CONNECT_TIMEOUT, new ConnectTimeout()),
            entry(Cause.CONNECTION_RESET, new ConnectionReset()),
            entry(Cause.NOT_POSTGRES, new NotPostgres()),
            entry(Cause.SERVER_STARTING_UP, new ServerStartingUp()),
            entry(Cause.SERVER_SHUTTING_DOWN, new ServerShuttingDown()),
            entry(Cause.SERVER_UNRESPONSIVE, new ServerUnresponsive()),
            entry(Cause.MTU_BLACK_HOLE, new MtuBlackHole()),
            entry(Cause.SSL_REQUIRED_BY_SERVER, new SslRequiredByServer()),
            entry(Cause.SSL_NOT_SUPPORTED_BY_SERVER, new SslNotSupportedByServer()),
            entry(Cause.CERT_EXPIRED, new CertExpired()),
            entry(Cause.CERT_NOT_YET_VALID, new CertNotYetValid()),
            entry(Cause.CERT_UNTRUSTED, new CertUntrusted()),
            entry(Cause.CERT_HOSTNAME_MISMATCH, new CertHostnameMismatch()),
            entry(Cause.CLIENT_CERT_REQUIRED, new ClientCertRequired()),
            entry(Cause.TLS_HANDSHAKE_FAILED, new TlsHandshakeFailed()),
            entry(Cause.NO_PG_HBA_ENTRY, new NoPgHbaEntry()),
            entry(Cause.AUTH_METHOD_MISMATCH, new AuthMethodMismatch()),
            entry(Cause.MISSING_PASSWORD, new MissingPassword()),
            entry(Cause.AUTH_FAILED, new AuthFailed()),
            entry(Cause.CREDENTIALS_ROTATED, new CredentialsRotated()),
            entry(Cause.UNKNOWN_ROLE, new UnknownRole()),
            entry(Cause.UNKNOWN_DATABASE, new UnknownDatabase()),
            entry(Cause.INSUFFICIENT_PRIVILEGE, new InsufficientPrivilege()),
            entry(Cause.SESSION_ATTRIBUTES_UNMET, new SessionAttributesUnmet()),
            entry(Cause.TOO_MANY_CLIENTS, new TooManyClients()),
            entry(Cause.RESERVED_SLOTS, new ReservedSlots()),
            entry(Cause.ROLE_CONNECTION_LIMIT, new RoleConnectionLimit()),
            entry(Cause.DATABASE_CONNECTION_LIMIT, new DatabaseConnectionLimit()),
            entry(Cause.POOLER_LIMIT, new PoolerLimit()),
            entry(Cause.DISK_FULL, new DiskFull()),
            entry(Cause.OUT_OF_MEMORY, new OutOfMemory()),
            entry(Cause.OUT_OF_LOCKS, new OutOfLocks()));

    /** Those that say what else the path, or a session that works, suffers from. */
    private static final Map<Cause, Rule> BESIDE = Map.ofEntries(
            entry(Cause.BAD_DATABASE_URL, new BadDatabaseUrl()),
            entry(Cause.READ_ONLY, new ReadOnly()),
            entry(Cause.SLOW_SERVER, new SlowServer()),
            entry(Cause.CERT_EXPIRING, new CertExpiring()),
            entry(Cause.ADDRESS_UNREACHABLE, new AddressUnreachable()),
            entry(Cause.INSUFFICIENT_VISIBILITY, new InsufficientVisibility(PATH.values())),
            entry(Cause.EXCESSIVE_PRIVILEGE, new ExcessivePrivilege()));

    /** Those that say what connections and the pool suffer from. */
    private static final Map<Cause, Rule> CONNECTIONS = Map.ofEntries(
            entry(Cause.CONNECTIONS_NEAR_LIMIT, new ConnectionsNearLimit()),
            entry(Cause.CONNECTION_BUDGET_EXCEEDED, new ConnectionBudgetExceeded()),
            entry(Cause.APP_POOL_EXHAUSTED, new AppPoolExhausted()),
            entry(Cause.LONG_RUNNING_QUERY, new LongRunningQuery()),
            entry(Cause.IDLE_IN_TRANSACTION, new IdleInTransaction()),
            entry(Cause.LOCK_CONTENTION, new LockContention()),
            entry(Cause.CONNECTION_LEAK, new ConnectionLeak()),
            entry(Cause.STALE_CONNECTION, new StaleConnection()),
            entry(Cause.PINNED_TO_STANDBY, new PinnedToStandby()),
            entry(Cause.IDLE_CUTOFF, new IdleCutoff()));

    /** Those that say why the schema is not what the code wants. */
    private static final Map<Cause, Rule> MIGRATIONS = Map.ofEntries(
            entry(Cause.MIGRATION_NOT_APPLIED, new MigrationNotApplied()),
            entry(Cause.MIGRATION_REVISION_MISSING, new MigrationRevisionMissing()),
            entry(Cause.MIGRATION_MULTIPLE_HEADS, new MigrationMultipleHeads()),
            entry(Cause.MIGRATION_ALREADY_APPLIED_UNTRACKED, new MigrationAlreadyAppliedUntracked()),
            entry(Cause.MIGRATION_CHECKSUM_MISMATCH, new MigrationChecksumMismatch()),
            entry(Cause.MIGRATION_DIRTY, new MigrationDirty()),
            entry(Cause.MIGRATION_LOCKED, new MigrationLocked()),
            entry(Cause.MIGRATION_HISTORY_INCONSISTENT, new MigrationHistoryInconsistent()),
            entry(Cause.MIGRATION_NEEDS_NO_TRANSACTION, new MigrationNeedsNoTransaction()),
            entry(Cause.MIGRATION_METADATA_MISSING, new MigrationMetadataMissing()));

    private static final Map<Cause, Rule> ALL = Stream.of(PATH, BESIDE, CONNECTIONS, MIGRATIONS)
            .flatMap(family -> family.entrySet().stream())
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private RuleBook() {}

    /** At most one rule for every cause. */
    public static Map<Cause, Rule> all() {
        return ALL;
    }
}
