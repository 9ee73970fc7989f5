package dev.lifeguard.diagnosis;

import dev.lifeguard.finding.Cause;
import dev.lifeguard.finding.Evidence;
import dev.lifeguard.finding.Finding;
import dev.lifeguard.observation.Snapshot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Asks every rule about a snapshot and ranks what they find. Stateless. */
public final class Diagnostician {
    /** Worst first; of equal weight roots before what they cause; then in the order of the way to the database. */
    private static final Comparator<Finding> ROOT_FIRST = Comparator.comparing(Finding::severity)
            .thenComparing(finding -> finding.causedBy().isPresent())
            .thenComparing(Finding::cause);

    private final Map<Cause, Rule> rules = new EnumMap<>(Cause.class);
    private final Map<Cause, Rule> rulesAboutTime = new EnumMap<>(Cause.class);

    /** @param rules by the cause that each names */
    public Diagnostician(Map<Cause, Rule> rules) {
        rules.forEach((cause, rule) -> {
            this.rules.put(cause, rule);
            if (rule.isAboutTime()) {
                rulesAboutTime.put(cause, rule);
            }
        });
    }

    public Diagnosis diagnose(Snapshot snapshot) {
        Map<Cause, Evidence> found = new EnumMap<>(Cause.class);
        List<RuleFault> faults = new ArrayList<>();
        ask(rules, snapshot, found, faults);
        return ranked(snapshot, found, faults);
    }

    /**
     * The same as {@link #diagnose(Snapshot)} of a snapshot that {@linkplain Snapshot#repeats repeats} the one before, for
     * little: rules are pure, so each finds now what it found then, but for those that are about time.
     */
    public Diagnosis again(Snapshot snapshot, Diagnosis before) {
        Map<Cause, Evidence> found = new EnumMap<>(Cause.class);
        for (Finding finding : before.findings()) {
            found.put(finding.cause(), finding.evidence());
        }
        List<RuleFault> faults = new ArrayList<>(before.faults());
        found.keySet().removeAll(rulesAboutTime.keySet());
        faults.removeIf(fault -> rulesAboutTime.containsKey(fault.cause()));
        ask(rulesAboutTime, snapshot, found, faults);
        return ranked(snapshot, found, faults);
    }

    private static void ask(
            Map<Cause, Rule> rules, Snapshot snapshot, Map<Cause, Evidence> found, List<RuleFault> faults) {
        rules.forEach((cause, rule) -> {
            try {
                rule.judge(snapshot).ifPresent(evidence -> found.put(cause, evidence));
            } catch (RuntimeException fault) {
                faults.add(new RuleFault(cause, fault.getClass().getName()));
            }
        });
    }

    private Diagnosis ranked(Snapshot snapshot, Map<Cause, Evidence> found, List<RuleFault> faults) {
        List<Finding> findings = new ArrayList<>();
        found.forEach((cause, evidence) -> {
            Rule rule = Objects.requireNonNull(rules.get(cause));
            findings.add(new Finding(cause, evidence, behind(rule, snapshot, found.keySet()), rule.phase(snapshot)));
        });
        findings.sort(ROOT_FIRST);
        return new Diagnosis(findings, faults);
    }

    private static Optional<Cause> behind(Rule rule, Snapshot snapshot, Set<Cause> found) {
        return rule.causedBy(snapshot).stream().filter(found::contains).findFirst();
    }
}
