package dev.lifeguard.diagnosis.rule;

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
import java.util.List;
import java.util.stream.Stream;

/** The list of all rules. They do not depend on their order. */
public final class RuleBook {
    /** Those that say why the path failed; of any one failure at most one of them holds. */
    private static final List<PathRule> PATH = List.of(
            new DnsFailure(),
            new UnixSocketMissing(),
            new ConnectionRefused(),
            new ConnectTimeout(),
            new ConnectionReset(),
            new NotPostgres(),
            new ServerStartingUp(),
            new ServerShuttingDown(),
            new ServerUnresponsive(),
            new MtuBlackHole(),
            new SslRequiredByServer(),
            new SslNotSupportedByServer(),
            new CertExpired(),
            new CertNotYetValid(),
            new CertUntrusted(),
            new CertHostnameMismatch(),
            new ClientCertRequired(),
            new TlsHandshakeFailed(),
            new NoPgHbaEntry(),
            new AuthMethodMismatch(),
            new MissingPassword(),
            new AuthFailed(),
            new CredentialsRotated(),
            new UnknownRole(),
            new UnknownDatabase(),
            new InsufficientPrivilege(),
            new SessionAttributesUnmet(),
            new TooManyClients(),
            new ReservedSlots(),
            new RoleConnectionLimit(),
            new DatabaseConnectionLimit(),
            new PoolerLimit(),
            new DiskFull(),
            new OutOfMemory(),
            new OutOfLocks());

    /** Those that say what connections and the pool suffer from. */
    private static final List<Rule> CONNECTIONS = List.of(
            new ConnectionsNearLimit(),
            new ConnectionBudgetExceeded(),
            new AppPoolExhausted(),
            new LongRunningQuery(),
            new IdleInTransaction(),
            new LockContention(),
            new ConnectionLeak(),
            new StaleConnection(),
            new PinnedToStandby(),
            new IdleCutoff());

    /** Those that say why the schema is not what the code wants. */
    private static final List<Rule> MIGRATIONS = List.of(
            new MigrationNotApplied(),
            new MigrationRevisionMissing(),
            new MigrationMultipleHeads(),
            new MigrationAlreadyAppliedUntracked(),
            new MigrationChecksumMismatch(),
            new MigrationDirty(),
            new MigrationLocked(),
            new MigrationHistoryInconsistent(),
            new MigrationNeedsNoTransaction(),
            new MigrationMetadataMissing());

    private static final List<Rule> ALL = Stream.of(
                    PATH,
                    List.of(
                            new BadDatabaseUrl(),
                            new ReadOnly(),
                            new SlowServer(),
                            new CertExpiring(),
                            new AddressUnreachable()),
                    CONNECTIONS,
                    MIGRATIONS,
                    List.of(new InsufficientVisibility(PATH), new ExcessivePrivilege()))
            .<Rule>flatMap(List::stream)
            .toList();

    private RuleBook() {}

    /** One rule for every cause. */
    public static List<Rule> all() {
        return ALL;
    }
}
