package dev.lifeguard.watch;

import static dev.lifeguard.time.Durations.longer;

import dev.lifeguard.observation.NewConnectionObservation;
import dev.lifeguard.observation.Observation;
import dev.lifeguard.observation.PathFailure;
import dev.lifeguard.observation.PathObservation;
import dev.lifeguard.observation.ServerError;
import java.time.Duration;
import java.util.Optional;

/**
 * How often a login is tried that the server turned away for who it is. Each attempt is a line in its log, and one of the
 * few after which LDAP or PAM lock a role that the application needs, too. Pure.
 *
 * @param failures logins turned away in a row
 * @see <a href="https://www.postgresql.org/docs/current/errcodes-appendix.html">Class 28: Invalid Authorization</a>
 */
record LoginBackoff(int failures) {
    static final LoginBackoff NONE = new LoginBackoff(0);

    /** The longest time between two attempts. */
    static final Duration LONGEST = Duration.ofSeconds(30);

    /** Who asks gets an attempt at once, but with others who ask no more than one in this time. */
    static final Duration ASKED = Duration.ofSeconds(5);

    private static final int MOST_DOUBLINGS = 10;

    /** After one more round. */
    LoginBackoff after(Observation latest) {
        if (isTurnedAway(latest)) {
            return new LoginBackoff(failures + 1);
        }
        return latest instanceof PathObservation || latest instanceof NewConnectionObservation ? NONE : this;
    }

    /** The time to the next attempt: the given one, then twice as long with each that fails. */
    Duration pace(Duration first) {
        if (failures < 2) {
            return first;
        }
        Duration doubled = first.multipliedBy(1L << Math.min(MOST_DOUBLINGS, failures - 1));
        return doubled.compareTo(LONGEST) < 0 ? doubled : longer(first, LONGEST);
    }

    /** Whether an attempt that began so long ago answers for one that is asked for now. */
    boolean covers(Duration sinceLast) {
        return failures > 0 && !sinceLast.isNegative() && sinceLast.compareTo(ASKED) < 0;
    }

    /** Whether the server did not believe the role, or its credentials. A missing line in pg_hba.conf asks for none. */
    static boolean isTurnedAway(Observation latest) {
        return failureOf(latest)
                .filter(failure -> failure instanceof PathFailure.SecretMovedOn
                        || (failure instanceof PathFailure.ServerSaid said && doubts(said.error())))
                .isPresent();
    }

    private static Optional<PathFailure> failureOf(Observation latest) {
        if (latest instanceof NewConnectionObservation beside) {
            return beside.failure();
        }
        return latest instanceof PathObservation path ? path.failure() : Optional.empty();
    }

    private static boolean doubts(ServerError error) {
        return error.sqlstate().startsWith("28") && !error.message().contains("pg_hba");
    }
}
