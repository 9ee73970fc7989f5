package dev.lifeguard.diagnosis.rule;

import dev.lifeguard.finding.Cause;
import dev.lifeguard.finding.Evidence;
import dev.lifeguard.observation.PathFailure;
import dev.lifeguard.observation.PathObservation;
import dev.lifeguard.observation.Phase;
import dev.lifeguard.observation.ServerError;
import dev.lifeguard.observation.Snapshot;
import dev.lifeguard.target.DatabaseUrl;
import java.util.Optional;

/** What a server or a pooler answered instead of letting us in, and to whom. */
record Said(Snapshot snapshot, PathObservation path, Phase phase, ServerError error) {

    static Optional<Said> in(Snapshot snapshot) {
        return snapshot.path()
                .flatMap(path -> snapshot.failure(PathFailure.ServerSaid.class)
                        .map(said -> new Said(snapshot, path, said.phase(), said.error())));
    }

    /** Whether a pooler's own words name this cause. */
    boolean names(Cause cause) {
        return PoolerWords.cause(error).filter(cause::equals).isPresent();
    }

    /** Whether the SQLSTATE is this one, and no pooler's words say something more exact. */
    boolean state(String sqlstate) {
        return error.is(sqlstate) && PoolerWords.cause(error).isEmpty();
    }

    /** Whether PostgreSQL itself reported this SQLSTATE, in this function. */
    boolean state(String sqlstate, String routine) {
        return state(sqlstate) && error.in(routine);
    }

    /**
     * Whether PostgreSQL itself speaks: its reports always name a routine. Poolers name none; Pgpool-II does name a file,
     * which is why the file alone does not count.
     */
    boolean byPostgres() {
        return !error.routine().isEmpty();
    }

    DatabaseUrl url() {
        return path.url();
    }

    String role() {
        return url().effectiveUser();
    }

    String database() {
        return url().effectiveDatabase();
    }

    boolean withPassword() {
        return url().password().filter(secret -> !secret.isEmpty()).isPresent();
    }

    /** Whether our session was encrypted: TLS was not merely tried afterwards to tell why the login was refused. */
    boolean overTls() {
        return path.tlsWorks().isEmpty() && path.certificate().isPresent();
    }

    /** The shared evidence. */
    Evidence way() {
        return Way.of(snapshot);
    }
}
