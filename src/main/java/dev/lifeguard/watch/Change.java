package dev.lifeguard.watch;

import java.util.List;

/**
 * What one round made of a target's report. It is pushed, so that no listener has to compare reports or to keep one.
 *
 * @param before what was said of the target until now
 * @param after what is said of it now, as it is published
 * @param appeared findings whose cause did not hold before, what hurts most first
 * @param gone findings whose cause holds no more, as they were last
 */
public record Change(TargetReport before, TargetReport after, List<ActiveFinding> appeared, List<ActiveFinding> gone) {
    public static Change between(TargetReport before, TargetReport after) {
        return new Change(
                before,
                after,
                missing(after.findings(), before.findings()),
                missing(before.findings(), after.findings()));
    }

    /** Those of {@code here} whose cause is not found {@code there}. */
    private static List<ActiveFinding> missing(List<ActiveFinding> here, List<ActiveFinding> there) {
        return here.isEmpty()
                ? List.of()
                : here.stream()
                        .filter(active ->
                                ActiveFinding.in(there, active.cause()).isEmpty())
                        .toList();
    }

    public boolean ofStatus() {
        return before.status() != after.status();
    }

    /** Whether the status or the set of causes is no longer what it was; evidence alone may differ all the time. */
    public boolean isNews() {
        return ofStatus() || !appeared.isEmpty() || !gone.isEmpty();
    }
}
