package dev.lifeguard.diagnosis.rule;

import dev.lifeguard.diagnosis.Rule;
import java.util.List;
import java.util.stream.Stream;

/** The list of all rules. They do not depend on their order. */
public final class RuleBook {
    /** Those that say why the path failed; of any one failure at most one of them holds. */
    private static final List<Rule> PATH = List.of(
            new DnsFailure(),
            new UnixSocketMissing(),
            new ConnectionRefused(),
            new ConnectTimeout(),
            new ConnectionReset(),
            new NotPostgres(),
            new ServerStartingUp(),
            new ServerShuttingDown(),
            new ServerUnresponsive(),
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
            new UnknownRole(),
            new UnknownDatabase(),
            new InsufficientPrivilege(),
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
                    List.of(new BadDatabaseUrl(), new ReadOnly(), new SlowServer(), new CertExpiring()),
                    CONNECTIONS,
                    MIGRATIONS,
                    List.of(new InsufficientVisibility(PATH)))
            .<Rule>flatMap(List::stream)
            .toList();

    private RuleBook() {}

    /** One rule for every cause. */
    public static List<Rule> all() {
        return ALL;
    }
}
