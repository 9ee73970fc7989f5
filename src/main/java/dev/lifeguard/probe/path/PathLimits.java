package dev.lifeguard.probe.path;

import static dev.lifeguard.time.Durations.longer;
import static dev.lifeguard.time.Durations.shorter;
import static dev.lifeguard.time.Durations.times;

import java.time.Duration;

/**
 * How long each step may take.
 *
 * @param answer for something that takes a server no time: a ping, the answer to an SSLRequest
 * @param connect for something that crosses the network several times: name resolution, TCP, TLS, login
 */
public record PathLimits(Duration answer, Duration connect) {
    /**
     * After this long a ping is doubted, and a second opinion is asked for on a fresh connection: late on a server that is
     * slow, which is not to let us in once more for each ping.
     *
     * @param usual what pings take there
     */
    Duration doubt(Duration usual) {
        return longer(times(answer, 1, 4), shorter(times(usual, 2, 1), times(answer, 9, 10)));
    }

    /**
     * How long a login may take. Where the first packet of a connection was lost, Linux sends what follows again only after
     * three seconds: with no more time than that, a network that loses packets would look like a server that is silent.
     *
     * @see <a href="https://datatracker.ietf.org/doc/html/rfc6298#section-5">RFC 6298, 5.7</a>
     */
    Duration login() {
        return times(connect, 3, 2);
    }

    /** The limits of a second opinion: where it is asked for early, it is known by the time the ping is given up. */
    PathLimits ofSecondOpinion() {
        return new PathLimits(times(answer, 7, 10), connect);
    }

    /**
     * The limits of a server that stays silent, or that was down a moment ago and that many try to get into at once. Who
     * gives up early has cost it a process for nothing, and comes again: three hundred that did so every second or two had
     * three thousand connections waiting for one that makes forty processes a second, and none was ever answered in time.
     */
    PathLimits ofComeback() {
        return new PathLimits(times(connect, 2, 1), connect);
    }

    /** After this long a ping is cancelled, so that what comes of that is known when it is given up. */
    Duration cancel() {
        return times(answer, 17, 20);
    }

    /** The server's own limit on our query, so that it strikes before ours. */
    Duration statement() {
        return statement(answer);
    }

    /** The same of one that has another limit. */
    static Duration statement(Duration answer) {
        return times(answer, 4, 5);
    }

    /** How long a cancelled query has to say so. */
    Duration grace() {
        return times(answer, 1, 4);
    }

    /** Within this a walk ends: its files (2), addresses until no further one is begun (4), and all of the last one (5). */
    public Duration longestWalk() {
        return times(connect, 11, 1);
    }

    /** No further address is tried once a walk has taken this long. */
    Duration walk() {
        return times(connect, 4, 1);
    }
}
