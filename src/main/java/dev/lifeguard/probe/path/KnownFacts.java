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

    /** While our role has too few rights, as somebody may be about to grant them. */
    private static final Duration SHORT = Duration.ofSeconds(15);

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

    /** Whether all of them are to be asked for. */
    boolean areOld() {
        ServerFacts facts = known;
        return facts == null || since.elapsed().compareTo(facts.monitor().orElse(true) ? LONG : SHORT) >= 0;
    }

    /** Whether a sign of life tells this time what may have changed, too, or that can wait. */
    boolean isSignOfLifeEnough() {
        ServerFacts facts = known;
        return facts != null
                && (++pings % CHANGING_EVERY != 0 || reported.now(facts).isPresent());
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
        return Optional.ofNullable(known);
    }
}
