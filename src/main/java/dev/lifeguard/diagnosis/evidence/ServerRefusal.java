package dev.lifeguard.diagnosis.evidence;

import dev.lifeguard.database.DatabaseUrl;
import dev.lifeguard.finding.Cause;
import dev.lifeguard.finding.Evidence;
import dev.lifeguard.observation.PathFailure;
import dev.lifeguard.observation.PathObservation;
import dev.lifeguard.observation.Phase;
import dev.lifeguard.observation.ServerError;
import dev.lifeguard.observation.Snapshot;
import java.util.Optional;

/** What a server or a pooler answered instead of letting us in, and to whom. */
public record ServerRefusal(Snapshot snapshot, PathObservation path, Phase phase, ServerError error) {

    public static Optional<ServerRefusal> in(Snapshot snapshot) {
        return snapshot.path()
                .flatMap(path -> snapshot.failure(PathFailure.ServerSaid.class)
                        .map(said -> new ServerRefusal(snapshot, path, said.phase(), said.error())));
    }

    /** Whether a pooler's own words name this cause. */
    public boolean names(Cause cause) {
        return PoolerMessages.cause(error).filter(cause::equals).isPresent();
    }

    /** Whether the SQLSTATE is this one, and no pooler's words say something more exact. */
    public boolean state(String sqlstate) {
        return error.is(sqlstate) && PoolerMessages.cause(error).isEmpty();
    }

    /** Whether PostgreSQL itself reported this SQLSTATE, in this function. */
    public boolean state(String sqlstate, String routine) {
        return state(sqlstate) && error.in(routine);
    }

    /**
     * Whether PostgreSQL itself speaks: its reports always name a routine. Poolers name none; Pgpool-II does name a file,
     * which is why the file alone does not count.
     */
    public boolean byPostgres() {
        return !error.routine().isEmpty();
    }

    /**
     * Whether {@code pg_hba.conf} lets this login not even begin: {@code ClientAuthentication} in {@code
     * src/backend/libpq/auth.c} with 28000. The file's name stands in the message in every language; other refusals of the
     * same routine do not have it. Peers that name no routine (proxies, other servers of the protocol) are believed by the
     * name alone.
     */
    public boolean byHba() {
        boolean speaker = !byPostgres() || error.in("ClientAuthentication");
        return state("28000") && speaker && message().contains("pg_hba");
    }

    public String sqlstate() {
        return error.sqlstate();
    }

    public String message() {
        return error.message();
    }

    public DatabaseUrl url() {
        return path.url();
    }

    public String role() {
        return url().effectiveUser();
    }

    public String database() {
        return url().effectiveDatabase();
    }

    public boolean withPassword() {
        return url().password().filter(secret -> !secret.isEmpty()).isPresent();
    }

    /** Whether our session was encrypted: TLS was not merely tried afterwards to tell why the login was refused. */
    public boolean overTls() {
        return path.tlsWorks().isEmpty() && path.certificate().isPresent();
    }

    public Evidence way() {
        return PathEvidence.of(snapshot);
    }
}
