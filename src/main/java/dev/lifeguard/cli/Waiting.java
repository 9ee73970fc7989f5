package dev.lifeguard.cli;

import dev.lifeguard.finding.Wordings;
import dev.lifeguard.watch.Report;
import dev.lifeguard.watch.Status;
import dev.lifeguard.watch.TargetReport;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Follows the changes until every target has reached a goal, or time is up; a line for each change of cause. */
final class Waiting {
    private final WaitGoal goal;
    private final Duration timeout;
    private final Wordings words;
    private final InstantSource clock;
    private final Terminal terminal;
    private final TerminationMessage message;
    private final Instant begun;
    private final Map<String, TargetReport> latest = new LinkedHashMap<>();
    private final Map<String, String> printed = new HashMap<>();

    /** The time begins to run here. */
    Waiting(
            WaitGoal goal,
            Duration timeout,
            Wordings words,
            InstantSource clock,
            Terminal terminal,
            TerminationMessage message) {
        this.goal = goal;
        this.timeout = timeout;
        this.words = words;
        this.clock = clock;
        this.terminal = terminal;
        this.message = message;
        this.begun = clock.instant();
    }

    /** Whether the goal was reached in time, from {@code first} on. */
    boolean untilReached(Report first, ReportQueue changes) throws InterruptedException {
        first.targets().forEach(target -> latest.put(target.name(), target));
        while (!reached()) {
            Duration left = timeout.minus(elapsed());
            Optional<TargetReport> change = left.isNegative() ? Optional.empty() : changes.next(left);
            if (change.isEmpty()) {
                giveUp();
                return false;
            }
            change.ifPresent(this::take);
        }
        return true;
    }

    /** Also where Kubernetes looks for the reason why an init container failed. */
    private void giveUp() {
        String last = latest.values().stream()
                .filter(target -> !goal.reached(target))
                .map(target -> line(target, "timed out"))
                .collect(Collectors.joining("\n"));
        message.write(last);
    }

    private boolean reached() {
        return !latest.isEmpty() && latest.values().stream().allMatch(goal::reached);
    }

    private void take(TargetReport target) {
        latest.put(target.name(), target);
        if (target.status() == Status.UNKNOWN && !printed.containsKey(target.name())) {
            return;
        }
        String verdict = target.status().label() + cause(target);
        if (!verdict.equals(printed.put(target.name(), verdict))) {
            line(target, target.status().label());
        }
    }

    private String line(TargetReport target, String word) {
        String text = String.format(
                Locale.ROOT,
                "%6.1fs  %s  %s%s",
                elapsed().toMillis() / 1000.0,
                target.name(),
                word,
                cause(target) + summary(target));
        String printable = Paragraph.printable(text);
        terminal.print(printable + "\n");
        return printable;
    }

    private static String cause(TargetReport target) {
        return target.worst()
                .map(worst -> "  " + worst.cause().slug()
                        + target.deeperRoot()
                                .map(root -> " because of " + root.cause().slug())
                                .orElse(""))
                .orElse("");
    }

    private String summary(TargetReport target) {
        return target.worst()
                .map(worst -> "  " + words.summary(worst.finding()))
                .orElseGet(() -> target.status() == Status.UNKNOWN
                        ? "  no answer yet"
                        : goal.missing(target).map(clause -> "  " + clause).orElse(""));
    }

    private Duration elapsed() {
        return Duration.between(begun, clock.instant());
    }
}
