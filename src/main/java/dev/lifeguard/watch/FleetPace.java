package dev.lifeguard.watch;

import static dev.lifeguard.time.Durations.longer;
import static dev.lifeguard.time.Durations.shorter;
import static dev.lifeguard.time.Durations.times;

import dev.lifeguard.observation.ActivityObservation;
import dev.lifeguard.observation.Fleet;
import dev.lifeguard.observation.MigrationObservation;
import dev.lifeguard.observation.NewConnectionObservation;
import dev.lifeguard.observation.Observation;
import dev.lifeguard.observation.PathFailure;
import dev.lifeguard.observation.PathObservation;
import dev.lifeguard.observation.Phase;
import dev.lifeguard.probe.QuestionKind;
import dev.lifeguard.probe.ServerShare;
import dev.lifeguard.probe.Slowness;
import java.time.Duration;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * The pace of one target's probes beside the other sidecars on its server. While it answers, each asks as rarely as it
 * takes for all of them to stay within their share. While it does not, they come back one after another, at times of
 * chance. Lives on the watch's thread.
 */
final class FleetPace {
    /** A window in which a fleet comes back has so much room for each. */
    static final Duration EACH = Duration.ofMillis(40);

    /** No such window is longer, and no server is left alone for longer while it has no connection to give. */
    static final Duration LONGEST_WINDOW = Duration.ofSeconds(5);

    static final Duration LONGEST_WHILE_FULL = Duration.ofSeconds(15);

    /** What is wrong is looked at again within this, whatever the share: else a target would be down for long after its end. */
    static final Duration LONGEST_WHILE_WRONG = Duration.ofSeconds(30);

    /** Silent rounds after which a server may be silent because so many ask; one that was down before, from the first on. */
    private static final int FEW_SILENCES = 2;

    private static final int MOST_SILENT_DOUBLINGS = 2;

    /** Pings are stretched to so many intervals at most, so that facts stay young enough to be believed. */
    private static final int MOST_INTERVALS = Cadence.CONFIRMING_INTERVALS;

    private static final int MOST_DOUBLINGS = 4;

    /** The rest of what a login costs is the connection by which the way is felt out first: it takes a process, too. */
    private static final Duration PROPER_LOGIN =
            QuestionKind.LOGIN.measured(0).multipliedBy(2).dividedBy(3);

    private static final Map<String, QuestionKind> KINDS = Map.of(
            PathObservation.PROBE, QuestionKind.PING,
            NewConnectionObservation.PROBE, QuestionKind.LOGIN,
            MigrationObservation.PROBE, QuestionKind.MIGRATIONS);

    /** Startup, two of SCRAM, and the last message. */
    private static final int ROUND_TRIPS = 3;

    private final Cadence cadence;
    private final ServerShare share;
    private final RandomGenerator random;
    private final Slowness logins = Slowness.ofLogins();

    private Fleet fleet = Fleet.ALONE;
    private int refusals;
    private int silences;
    private boolean down;

    FleetPace(Cadence cadence, ServerShare share, RandomGenerator random) {
        this.cadence = cadence;
        this.share = share;
        this.random = random;
    }

    /** Takes note of who else watches, and of a server that is full or silent. */
    void saw(Observation latest) {
        if (latest instanceof ActivityObservation activity) {
            fleet = activity.fleet().slowedInLogins(logins.now());
        }
        if (latest instanceof NewConnectionObservation beside) {
            beside.walked().filter(walked -> walked.at().equals(beside.at())).ifPresent(this::weigh);
        }
        if (latest instanceof PathObservation path) {
            weigh(path);
            refusals = Cadence.isFull(path) ? refusals + 1 : 0;
            silences = isSilent(path) ? Math.max(silences, down ? FEW_SILENCES : 0) + 1 : 0;
            down = !path.answered() && !isSilent(path);
        }
    }

    /** What a connection that was opened just now took to be let in, less what a TCP handshake says of the network. */
    private void weigh(PathObservation path) {
        Duration login = path.timings().fresh().get(Phase.AUTH);
        if (login != null) {
            Duration trip = path.timings().fresh().getOrDefault(Phase.TCP, Duration.ZERO);
            logins.saw(login.minus(trip.multipliedBy(ROUND_TRIPS)), PROPER_LOGIN);
            fleet = fleet.slowedInLogins(logins.now());
        }
    }

    /** From the start of the round that saw this to the next, or to the first ping before it; wanted after {@code pace}. */
    Duration after(Observation latest, Duration pace) {
        if (latest instanceof NewConnectionObservation beside
                && beside.failure().isPresent()) {
            return spread(pace, longer(pace, whileNewOnesFail()));
        }
        if (!(latest instanceof PathObservation path)) {
            return Cadence.jittered(shared(latest, pace), random);
        }
        if (path.answered()) {
            Duration longest = times(cadence.interval(), MOST_INTERVALS, 1);
            return Cadence.jittered(shorter(shared(path, pace), longer(longest, pace)), random);
        }
        return spread(pace, whileDown(path, pace));
    }

    private Duration whileDown(PathObservation path, Duration pace) {
        if (Cadence.isFull(path)) {
            return whileFull(pace);
        }
        return silences > FEW_SILENCES ? whileSilent(pace) : longer(pace, window());
    }

    private Duration shared(Observation latest, Duration pace) {
        if (latest instanceof NewConnectionObservation beside && beside.isUnsettled()) {
            return share.urgentPace(QuestionKind.LOGIN, pace, fleet);
        }
        if (latest instanceof MigrationObservation migrations && migrations.behind()) {
            return longer(pace, shorter(share.urgentPace(QuestionKind.MIGRATIONS, pace, fleet), LONGEST_WHILE_WRONG));
        }
        QuestionKind kind = KINDS.get(latest.probe());
        return kind == null ? pace : share.pace(kind, pace, fleet);
    }

    private Duration window() {
        return shorter(EACH.multipliedBy(fleet.sidecars()), LONGEST_WINDOW);
    }

    /** Ever more rarely: who is let in has taken the slot from an application. */
    private Duration whileFull(Duration pace) {
        Duration doubled = pace.multipliedBy(1L << Math.min(MOST_DOUBLINGS, Math.max(0, refusals - 1)));
        return longer(pace, shorter(longer(doubled, window()), LONGEST_WHILE_FULL));
    }

    /**
     * In a window without the usual end, and twice as long each time: a connection that is given up has cost the server a
     * process all the same, and a fleet that comes again too soon would keep it from ever letting anybody in.
     */
    private Duration whileSilent(Duration pace) {
        int doublings = Math.min(MOST_SILENT_DOUBLINGS, silences - FEW_SILENCES - 1);
        Duration all = longer(pace, EACH.multipliedBy(fleet.sidecars()));
        return longer(pace, shorter(all.multipliedBy(1L << doublings), LONGEST_WHILE_WRONG));
    }

    /** Half as often as a server that is down lets a fleet come back, since these have a connection that works. */
    private Duration whileNewOnesFail() {
        return shorter(EACH.multipliedBy(2L * fleet.sidecars()), LONGEST_WHILE_WRONG);
    }

    private static boolean isSilent(PathObservation path) {
        return path.failure().filter(PathFailure.Silent.class::isInstance).isPresent();
    }

    /** At any time up to the longest that is left of the wanted pace; up to a tenth sooner where nothing is. */
    private Duration spread(Duration pace, Duration longest) {
        Duration room = longest.minus(pace);
        return room.isZero()
                ? Cadence.jittered(pace, random)
                : pace.plus(Duration.ofNanos((long) (room.toNanos() * random.nextDouble())));
    }
}
