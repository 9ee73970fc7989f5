package dev.lifeguard.diagnosis;

import dev.lifeguard.finding.Cause;
import dev.lifeguard.finding.Evidence;
import dev.lifeguard.finding.Finding;
import dev.lifeguard.observation.Snapshot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Asks every rule about a snapshot and ranks what they find. Stateless. */
public final class Diagnostician {
    /** Worst first; of equal weight roots before what they cause; then in the order of the way to the database. */
    private static final Comparator<Finding> ROOT_FIRST = Comparator.comparing(Finding::severity)
            .thenComparing(finding -> finding.causedBy().isPresent())
            .thenComparing(Finding::cause);

    private final List<Rule> rules;

    public Diagnostician(List<Rule> rules) {
        this.rules = List.copyOf(rules);
    }

    public Diagnosis diagnose(Snapshot snapshot) {
        return diagnose(snapshot, rules);
    }

    /**
     * The same as {@link #diagnose(Snapshot)} of a snapshot that {@linkplain Snapshot#repeats repeats} the one before, for
     * little: rules are pure, so those that found nothing then find nothing now, but for those that are about time.
     */
    public Diagnosis again(Snapshot snapshot, Diagnosis before) {
        Set<Cause> told = EnumSet.noneOf(Cause.class);
        before.findings().forEach(finding -> told.add(finding.cause()));
        before.faults().forEach(fault -> told.add(fault.cause()));
        List<Rule> asked = new ArrayList<>();
        for (Rule rule : rules) {
            if (rule.isAboutTime() || told.contains(rule.cause())) {
                asked.add(rule);
            }
        }
        return diagnose(snapshot, asked);
    }

    private static Diagnosis diagnose(Snapshot snapshot, List<Rule> rules) {
        Map<Cause, Evidence> found = new EnumMap<>(Cause.class);
        List<RuleFault> faults = new ArrayList<>();
        for (Rule rule : rules) {
            try {
                rule.judge(snapshot).ifPresent(evidence -> found.put(rule.cause(), evidence));
            } catch (RuntimeException fault) {
                faults.add(new RuleFault(rule.cause(), fault.getClass().getName()));
            }
        }
        List<Finding> findings = new ArrayList<>();
        for (Rule rule : rules) {
            Optional.ofNullable(found.get(rule.cause()))
                    .ifPresent(evidence -> findings.add(new Finding(
                            rule.cause(), evidence, behind(rule, snapshot, found.keySet()), rule.phase(snapshot))));
        }
        findings.sort(ROOT_FIRST);
        return new Diagnosis(findings, faults);
    }

    private static Optional<Cause> behind(Rule rule, Snapshot snapshot, Set<Cause> found) {
        return rule.causedBy(snapshot).stream().filter(found::contains).findFirst();
    }
}
