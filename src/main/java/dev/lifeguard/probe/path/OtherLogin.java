package dev.lifeguard.probe.path;

import dev.lifeguard.database.DatabaseUrl;
import dev.lifeguard.database.OtherSecret;
import dev.lifeguard.observation.PathFailure;
import dev.lifeguard.observation.ServerError;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Where a password is refused and a file mounted beside the variable has another, that one is tried: once, since each
 * failure is one of the few after which a role may be locked. One that was taken is tried again after a minute, so that
 * what is said of it stays true. Lives on the session's context.
 */
final class OtherLogin {
    private static final Duration BELIEVED = Duration.ofMinutes(1);

    private final InstantSource clock;
    private final Supplier<Future<Optional<OtherSecret>>> reading;
    private final Function<DatabaseUrl, Future<WalkOutcome>> login;
    private Optional<Tried> tried = Optional.empty();

    OtherLogin(
            InstantSource clock,
            Supplier<Future<Optional<OtherSecret>>> reading,
            Function<DatabaseUrl, Future<WalkOutcome>> login) {
        this.clock = clock;
        this.reading = reading;
        this.login = login;
    }

    /** What became of a pair of credentials: those that were refused and those that were tried instead. */
    private record Tried(DatabaseUrl refused, DatabaseUrl other, boolean taken, Instant at) {
        boolean answers(DatabaseUrl url, DatabaseUrl instead, Instant now) {
            return refused.equals(url)
                    && other.equals(instead)
                    && (!taken || Duration.between(at, now).abs().compareTo(BELIEVED) < 0);
        }
    }

    /** The same walk, or that the secret has moved on. Never fails. */
    Future<WalkOutcome> explain(WalkOutcome walked) {
        return walked.failure()
                .flatMap(OtherLogin::refusal)
                .map(error -> reading.get()
                        .compose(found -> found.map(other -> explained(walked, error, other))
                                .orElseGet(() -> Future.succeededFuture(walked)))
                        .otherwise(walked))
                .orElseGet(() -> Future.succeededFuture(walked));
    }

    private Future<WalkOutcome> explained(WalkOutcome walked, ServerError error, OtherSecret other) {
        return isTaken(walked.url(), other.url())
                .map(taken -> taken
                        ? walked.failing(new PathFailure.SecretMovedOn(error, other.source(), other.changed()))
                        : walked);
    }

    private Future<Boolean> isTaken(DatabaseUrl refused, DatabaseUrl other) {
        Optional<Tried> known = tried.filter(earlier -> earlier.answers(refused, other, clock.instant()));
        return known.map(earlier -> Future.succeededFuture(earlier.taken()))
                .orElseGet(() -> login.apply(other).map(end -> remember(refused, other, end)));
    }

    /** What never reached the server's verdict says nothing of the secret, and may be tried again. */
    private boolean remember(DatabaseUrl refused, DatabaseUrl other, WalkOutcome end) {
        boolean taken = end.arrival().isPresent();
        end.arrival().ifPresent(arrived -> arrived.session().close());
        boolean decided = taken || end.failure().flatMap(OtherLogin::refusal).isPresent();
        tried = decided ? Optional.of(new Tried(refused, other, taken, clock.instant())) : tried;
        return taken;
    }

    private static Optional<ServerError> refusal(PathFailure failure) {
        return failure instanceof PathFailure.ServerSaid said && isOfPassword(said.error())
                ? Optional.of(said.error())
                : Optional.empty();
    }

    private static boolean isOfPassword(ServerError error) {
        return error.is("28P01") || (error.is("28000") && error.in("auth_failed"));
    }
}
