package dev.lifeguard.finding;

import static dev.lifeguard.finding.Scope.DEPLOYMENT;
import static dev.lifeguard.finding.Scope.NETWORK;
import static dev.lifeguard.finding.Scope.POD;
import static dev.lifeguard.finding.Scope.SERVER;
import static dev.lifeguard.finding.Severity.CRITICAL;
import static dev.lifeguard.finding.Severity.INFO;
import static dev.lifeguard.finding.Severity.WARNING;

import dev.lifeguard.observation.Labelled;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Every cause Lifeguard can name: a slug that is the same in the code, the API, metrics, alerts and the runbook's file
 * name. The order is that of the way to the database; where two findings weigh the same, the earlier one is the root.
 */
public enum Cause {
    BAD_DATABASE_URL(Family.REACHING, CRITICAL, DEPLOYMENT),
    DNS_FAILURE(Family.REACHING, CRITICAL, NETWORK),
    UNIX_SOCKET_MISSING(Family.REACHING, CRITICAL, DEPLOYMENT),
    CONNECTION_REFUSED(Family.REACHING, CRITICAL, SERVER),
    CONNECT_TIMEOUT(Family.REACHING, CRITICAL, NETWORK),
    CONNECTION_RESET(Family.REACHING, CRITICAL, NETWORK),
    NOT_POSTGRES(Family.REACHING, CRITICAL, SERVER),
    SERVER_STARTING_UP(Family.REACHING, CRITICAL, SERVER),
    SERVER_SHUTTING_DOWN(Family.REACHING, CRITICAL, SERVER),
    SERVER_UNRESPONSIVE(Family.REACHING, CRITICAL, SERVER),
    MTU_BLACK_HOLE(Family.REACHING, CRITICAL, NETWORK),
    ADDRESS_UNREACHABLE(Family.REACHING, WARNING, NETWORK),

    SSL_REQUIRED_BY_SERVER(Family.TLS, CRITICAL, DEPLOYMENT),
    SSL_NOT_SUPPORTED_BY_SERVER(Family.TLS, CRITICAL, DEPLOYMENT),
    CERT_EXPIRED(Family.TLS, CRITICAL, SERVER),
    CERT_NOT_YET_VALID(Family.TLS, CRITICAL, SERVER),
    CERT_UNTRUSTED(Family.TLS, CRITICAL, DEPLOYMENT),
    CERT_HOSTNAME_MISMATCH(Family.TLS, CRITICAL, DEPLOYMENT),
    CLIENT_CERT_REQUIRED(Family.TLS, CRITICAL, DEPLOYMENT),
    TLS_HANDSHAKE_FAILED(Family.TLS, CRITICAL, DEPLOYMENT),

    NO_PG_HBA_ENTRY(Family.GETTING_IN, CRITICAL, DEPLOYMENT),
    AUTH_METHOD_MISMATCH(Family.GETTING_IN, CRITICAL, DEPLOYMENT),
    MISSING_PASSWORD(Family.GETTING_IN, CRITICAL, DEPLOYMENT),
    AUTH_FAILED(Family.GETTING_IN, CRITICAL, DEPLOYMENT),
    CREDENTIALS_ROTATED(Family.GETTING_IN, CRITICAL, POD),
    UNKNOWN_ROLE(Family.GETTING_IN, CRITICAL, DEPLOYMENT),
    UNKNOWN_DATABASE(Family.GETTING_IN, CRITICAL, DEPLOYMENT),
    INSUFFICIENT_PRIVILEGE(Family.GETTING_IN, CRITICAL, DEPLOYMENT),
    SESSION_ATTRIBUTES_UNMET(Family.GETTING_IN, CRITICAL, DEPLOYMENT),

    TOO_MANY_CLIENTS(Family.CAPACITY, CRITICAL, SERVER),
    RESERVED_SLOTS(Family.CAPACITY, CRITICAL, SERVER),
    ROLE_CONNECTION_LIMIT(Family.CAPACITY, CRITICAL, SERVER),
    DATABASE_CONNECTION_LIMIT(Family.CAPACITY, CRITICAL, SERVER),
    POOLER_LIMIT(Family.CAPACITY, CRITICAL, SERVER),
    CONNECTIONS_NEAR_LIMIT(Family.CAPACITY, WARNING, SERVER),
    CONNECTION_BUDGET_EXCEEDED(Family.CAPACITY, WARNING, DEPLOYMENT),

    APP_POOL_EXHAUSTED(Family.POOL, CRITICAL, POD),
    LONG_RUNNING_QUERY(Family.POOL, WARNING, POD),
    IDLE_IN_TRANSACTION(Family.POOL, WARNING, POD),
    LOCK_CONTENTION(Family.POOL, WARNING, POD),
    CONNECTION_LEAK(Family.POOL, WARNING, POD),
    STALE_CONNECTION(Family.POOL, WARNING, POD),
    PINNED_TO_STANDBY(Family.POOL, CRITICAL, POD),
    IDLE_CUTOFF(Family.POOL, WARNING, POD),

    READ_ONLY(Family.SERVER_STATE, CRITICAL, SERVER),
    SLOW_SERVER(Family.SERVER_STATE, WARNING, SERVER),
    DISK_FULL(Family.SERVER_STATE, CRITICAL, SERVER),
    OUT_OF_MEMORY(Family.SERVER_STATE, CRITICAL, SERVER),
    OUT_OF_LOCKS(Family.SERVER_STATE, CRITICAL, SERVER),
    CERT_EXPIRING(Family.TLS, WARNING, SERVER),

    MIGRATION_NOT_APPLIED(Family.MIGRATIONS, CRITICAL, DEPLOYMENT),
    MIGRATION_REVISION_MISSING(Family.MIGRATIONS, CRITICAL, DEPLOYMENT),
    MIGRATION_MULTIPLE_HEADS(Family.MIGRATIONS, CRITICAL, DEPLOYMENT),
    MIGRATION_ALREADY_APPLIED_UNTRACKED(Family.MIGRATIONS, CRITICAL, DEPLOYMENT),
    MIGRATION_CHECKSUM_MISMATCH(Family.MIGRATIONS, CRITICAL, DEPLOYMENT),
    MIGRATION_DIRTY(Family.MIGRATIONS, CRITICAL, DEPLOYMENT),
    MIGRATION_LOCKED(Family.MIGRATIONS, CRITICAL, DEPLOYMENT),
    MIGRATION_HISTORY_INCONSISTENT(Family.MIGRATIONS, CRITICAL, DEPLOYMENT),
    MIGRATION_NEEDS_NO_TRANSACTION(Family.MIGRATIONS, CRITICAL, DEPLOYMENT),
    MIGRATION_METADATA_MISSING(Family.MIGRATIONS, CRITICAL, DEPLOYMENT),

    STATEMENT_TIMEOUT(Family.APP_CODE, CRITICAL, DEPLOYMENT),
    LOCK_TIMEOUT(Family.APP_CODE, CRITICAL, DEPLOYMENT),
    IDLE_IN_TRANSACTION_TIMEOUT(Family.APP_CODE, CRITICAL, DEPLOYMENT),
    IDLE_SESSION_TIMEOUT(Family.APP_CODE, CRITICAL, DEPLOYMENT),
    CLIENT_QUERY_TIMEOUT(Family.APP_CODE, CRITICAL, DEPLOYMENT),
    DEADLOCK(Family.APP_CODE, CRITICAL, DEPLOYMENT),
    SERIALIZATION_FAILURE(Family.APP_CODE, CRITICAL, DEPLOYMENT),
    TRANSACTION_ABORTED(Family.APP_CODE, CRITICAL, DEPLOYMENT),
    RECOVERY_CONFLICT(Family.APP_CODE, CRITICAL, DEPLOYMENT),
    PREPARED_STATEMENT_CONFLICT(Family.APP_CODE, CRITICAL, DEPLOYMENT),
    POOLER_UNSUPPORTED_STARTUP_PARAMETER(Family.APP_CODE, CRITICAL, DEPLOYMENT),
    CONNECTION_IN_USE(Family.APP_CODE, CRITICAL, DEPLOYMENT),
    EVENT_LOOP_MISMATCH(Family.APP_CODE, CRITICAL, DEPLOYMENT),
    MISSING_GREENLET(Family.APP_CODE, CRITICAL, DEPLOYMENT),
    EXTENSION_MISSING(Family.APP_CODE, CRITICAL, DEPLOYMENT),

    INSUFFICIENT_VISIBILITY(Family.DIAGNOSIS, INFO, DEPLOYMENT),
    EXCESSIVE_PRIVILEGE(Family.DIAGNOSIS, INFO, DEPLOYMENT);

    /** Which part of the product's list a cause belongs to. */
    public enum Family implements Labelled {
        REACHING,
        TLS,
        GETTING_IN,
        CAPACITY,
        POOL,
        SERVER_STATE,
        MIGRATIONS,
        APP_CODE,
        DIAGNOSIS
    }

    private final Family family;
    private final Severity severity;
    private final Scope scope;

    Cause(Family family, Severity severity, Scope scope) {
        this.family = family;
        this.severity = severity;
        this.scope = scope;
    }

    /** For example {@code too_many_clients}. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }

    public Family family() {
        return family;
    }

    public Severity severity() {
        return severity;
    }

    public Scope scope() {
        return scope;
    }

    /** Path of its runbook below the sidecar's address. */
    public String runbook() {
        return "/runbooks/" + slug();
    }

    public static Optional<Cause> of(String slug) {
        return Arrays.stream(values())
                .filter(cause -> cause.slug().equals(slug))
                .findFirst();
    }
}
