package dev.lifeguard.watch;

import static dev.lifeguard.time.Durations.shorter;
import static dev.lifeguard.time.Durations.times;

import dev.lifeguard.observation.Observation;
import dev.lifeguard.observation.PathFailure;
import dev.lifeguard.observation.PathObservation;
import dev.lifeguard.observation.ServerError;
import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How often to look, and what follows from it.
 *
 * @param interval from the start of a round to the start of the next, at most, while all is well and few others watch
 * @param ping from one sign of life to the next on a session that is held, where that is shorter: a round, or a ping
 *     between two of them
 * @param timeout for something that takes a server no time, such as a ping
 * @param connectTimeout for something that crosses the network several times, such as a login
 */
public record Cadence(Duration interval, Duration ping, Duration timeout, Duration connectTimeout) {
    /** The shortest time between two looks that alarms ask for. */
    static final Duration ALARM_GAP = Duration.ofMillis(50);

    /** The shortest time between two runs on demand: who keeps asking must not have a server logged in to all the time. */
    static final Duration DEMAND_GAP = Duration.ofMillis(200);

    /** Pings may be so many intervals apart, and facts are believed for as long. */
    static final int CONFIRMING_INTERVALS = 5;

    /** How long letting go of everything may take. */
    static final Duration CLOSING = Duration.ofSeconds(1);

    /**
     * From the start of the round that saw this to the start of the next, or to the first ping between the two where it was
     * answered: a quarter of the interval while the target does not answer, so that recovery is seen soon; half of it where
     * the server turns the login itself away, since each attempt is a line in its log; all of it where the server has no
     * connection to give.
     */
    Duration after(Observation latest) {
        if (!(latest instanceof PathObservation path)) {
            return interval;
        }
        if (path.answered()) {
            return shorter(ping, interval);
        }
        if (isFull(path)) {
            return interval;
        }
        return path.failure().filter(Cadence::isTurnedAway).isPresent() ? times(interval, 1, 2) : whileDown();
    }

    /** Whether there is time for a ping between the round that saw this, which ended with an open session, and the next. */
    boolean leavesTimeToPing(Observation latest, Duration pace) {
        return latest instanceof PathObservation path
                && path.answered()
                && times(pace, 2, 1).compareTo(interval) <= 0;
    }

    /** Whether the login itself was turned away: only a person changes that. */
    static boolean isTurnedAway(PathFailure failure) {
        return failure instanceof PathFailure.SessionUnwanted
                || failure instanceof PathFailure.NotFollowed
                || failure instanceof PathFailure.SecretMovedOn
                || (failure instanceof PathFailure.ServerSaid said && concernsLogin(said.error()));
    }

    /** Class 53 without its disk and memory: no connection is left of the server's, or of a limit within it. */
    static boolean isFull(PathObservation path) {
        return path.failure()
                .filter(failure -> failure instanceof PathFailure.ServerSaid said
                        && said.error().is("53300"))
                .isPresent();
    }

    /** The pace while the target does not answer. */
    Duration whileDown() {
        return times(interval, 1, 4);
    }

    /**
     * Class 28 (authorization), class 3D (no such database), 42501 (no privilege): only a person changes these.
     *
     * @see <a href="https://www.postgresql.org/docs/current/errcodes-appendix.html">PostgreSQL's error codes</a>
     */
    private static boolean concernsLogin(ServerError error) {
        return error.sqlstate().startsWith("28") || error.sqlstate().startsWith("3D") || error.is("42501");
    }

    /** Up to a tenth shorter, never longer: the time to detection is promised, and pods must not look in step. */
    static Duration jittered(Duration pace, RandomGenerator random) {
        return Duration.ofNanos((long) (pace.toNanos() * (0.9 + 0.1 * random.nextDouble())));
    }

    /**
     * The longest a round may take and still be one: a ping with its cancellation and the answers to SSLRequest and query
     * on a fresh connection (4 timeouts); the files a URL names read twice (2), addresses tried until no further one is
     * begun (4), and name, TCP and TLS of the last one and either its login or two more handshakes that tell why TLS was
     * silent (5 more: 11 connect timeouts).
     */
    public Duration longestRound() {
        return times(timeout, 4, 1).plus(times(connectTimeout, 11, 1));
    }

    /**
     * Age past which facts are not believed: the longest round after a full interval confirms them in time, with four
     * more intervals to spare for a busy machine, or for a fleet that asks more rarely. Shorter, and a target with many dead
     * addresses would flicker.
     */
    public Duration staleAfter() {
        return times(interval, CONFIRMING_INTERVALS, 1).plus(longestRound());
    }

    /** Within this a run on demand ends: two rounds, as a first silence needs a second opinion. */
    public Duration longestRun() {
        return times(longestRound(), 2, 1);
    }
}
