package dev.lifeguard.probe.path;

import dev.lifeguard.observation.ServerFacts;
import dev.lifeguard.time.Stopwatch;
import dev.lifeguard.time.Time;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What a session knows of its server, and when it has to ask again. Lives on the session's context. */
final class KnownFacts {
    private static final Duration LONG = Duration.ofMinutes(10);

    /**
     * With every so many pings while our role has too few rights, as somebody may be about to grant them, and where somebody
     * is between, who may lead to another server. As often as the pace allows: most roles have too few.
     */
    private static final int OFTEN = 20;

    /** Where the server does not say by itself what has changed, it is asked with every so many pings. */
    private static final int CHANGING_EVERY = 3;

    private final Time time;
    private final ReportedSettings reported;
    private @Nullable ServerFacts known;
    private Stopwatch since;
    private int pings;

    KnownFacts(Time time, ReportedSettings reported) {
        this.time = time;
        this.reported = reported;
        this.since = time.stopwatch();
    }

    /**
     * Whether all of them are to be asked for. Ask once for each ping.
     *
     * @param alone whether the session is known to be ours alone
     */
    boolean areOld(boolean alone) {
        ServerFacts facts = known;
        pings++;
        if (facts == null) {
            return true;
        }
        boolean lasting = alone && facts.monitor().orElse(true);
        return lasting ? since.elapsed().compareTo(LONG) >= 0 : pings % OFTEN == 0;
    }

    /** Whether a sign of life tells this time what may have changed, too, or that can wait. */
    boolean isSignOfLifeEnough() {
        ServerFacts facts = known;
        return facts != null
                && (pings % CHANGING_EVERY != 0 || reported.now(facts).isPresent());
    }

    /** Empty before they were asked for. */
    Optional<ServerFacts> now() {
        return Optional.ofNullable(known);
    }

    Optional<ServerFacts> asked(ServerFacts all) {
        since = time.stopwatch();
        known = all;
        return Optional.of(all);
    }

    /** The server has just shown life, and said before whatever had changed. */
    Optional<ServerFacts> asReported() {
        return changed(facts -> reported.now(facts).orElse(facts));
    }

    Optional<ServerFacts> changed(UnaryOperator<ServerFacts> change) {
        ServerFacts facts = known;
        known = facts == null ? null : change.apply(facts);
        return now();
    }
}
