package dev.lifeguard.alert;

import dev.lifeguard.alert.AlertState.Fading;
import dev.lifeguard.alert.AlertState.Raised;
import dev.lifeguard.finding.Cause;
import dev.lifeguard.finding.Finding;
import dev.lifeguard.finding.Severity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Every alert there is, and what may become one. Immutable; bounded by the number of targets and causes. */
public final class Alerts {
    private final AlertPolicy policy;
    private final Map<AlertKey, AlertState> phases;
    private final List<Alert> all;

    private Alerts(AlertPolicy policy, Map<AlertKey, AlertState> phases, Instant now) {
        this.policy = policy;
        this.phases = phases;
        this.all = phases.entrySet().stream()
                .filter(entry -> entry.getValue() instanceof Raised)
                .map(entry -> alert(entry.getKey(), (Raised) entry.getValue(), now))
                .toList();
    }

    public static Alerts none(AlertPolicy policy) {
        return new Alerts(policy, Map.of(), Instant.MIN);
    }

    /** Alerts of every kind, those that are inhibited or silenced included. */
    public List<Alert> all() {
        return all;
    }

    /** When another step is due though nothing else happens; empty where only news can change anything. */
    public Optional<Instant> wakesAt() {
        return phases.values().stream()
                .flatMap(phase -> phase.endsAt(policy).stream())
                .min(Instant::compareTo);
    }

    /**
     * These findings hold now, and no others. What only informs is no alert.
     *
     * @param now never earlier than at the step before
     */
    public AlertStep step(List<HeldFinding> holding, Instant now) {
        Map<AlertKey, HeldFinding> seen = new LinkedHashMap<>();
        holding.stream()
                .filter(each -> each.finding().severity() != Severity.INFO)
                .forEach(each -> seen.put(each.key(), each));
        Map<AlertKey, AlertState> next = new LinkedHashMap<>();
        phases.forEach((key, phase) -> phase.after(Optional.ofNullable(seen.get(key)), replaced(key, seen), policy, now)
                .ifPresent(after -> next.put(key, after)));
        seen.forEach((key, sighting) -> {
            if (!phases.containsKey(key)) {
                AlertState.first(sighting, policy, now).ifPresent(phase -> next.put(key, phase));
            }
        });
        Alerts after = new Alerts(policy, next, now);
        return new AlertStep(after, transitionsTo(after, now));
    }

    /** Whether a critical cause has given way to another one on the same target. */
    private static boolean replaced(AlertKey key, Map<AlertKey, HeldFinding> seen) {
        return key.cause().severity() == Severity.CRITICAL
                && seen.keySet().stream()
                        .anyMatch(other -> other.target().equals(key.target())
                                && other.cause().severity() == Severity.CRITICAL);
    }

    private List<Transition> transitionsTo(Alerts after, Instant now) {
        Set<AlertKey> before = keys(active());
        Set<AlertKey> later = keys(after.active());
        List<Transition> transitions = new ArrayList<>();
        for (Alert alert : active()) {
            if (!later.contains(alert.key())) {
                transitions.add(new Transition.Resolved(alert, after.goneAt(alert.key(), phases, now)));
            }
        }
        for (Alert alert : after.active()) {
            if (!before.contains(alert.key())) {
                transitions.add(new Transition.Fired(alert));
            }
        }
        return transitions;
    }

    private List<Alert> active() {
        return all.stream().filter(Alert::isActive).toList();
    }

    private static Set<AlertKey> keys(List<Alert> alerts) {
        return alerts.stream().map(Alert::key).collect(Collectors.toSet());
    }

    /** When an alert ended: with its cause, or now where it was merely quieted. */
    private Instant goneAt(AlertKey key, Map<AlertKey, AlertState> earlier, Instant now) {
        boolean quieted = phases.containsKey(key);
        return !quieted && earlier.get(key) instanceof Fading fading ? fading.goneAt() : now;
    }

    private Alert alert(AlertKey key, Raised raised, Instant now) {
        Finding finding = raised.sighting().finding();
        return new Alert(
                key,
                finding,
                raised.startsAt(),
                raised.seenAt(),
                finding.causedBy().filter(root -> isToldBy(root, key)),
                policy.silences().over(key, now));
    }

    /** An outage that a warning caused is an alert as well: many are paged by critical alerts only. */
    private boolean isToldBy(Cause root, AlertKey symptom) {
        boolean asSevere = root.severity().compareTo(symptom.cause().severity()) <= 0;
        return asSevere && phases.containsKey(new AlertKey(symptom.target(), root));
    }
}
