package dev.lifeguard.diagnosis;

import dev.lifeguard.finding.Finding;
import java.util.List;

/**
 * What holds in one snapshot.
 *
 * @param findings root cause first
 * @param faults rules that failed and so could not say whether their cause holds
 */
public record Diagnosis(List<Finding> findings, List<RuleFault> faults) {
    public Diagnosis {
        findings = List.copyOf(findings);
        faults = List.copyOf(faults);
    }
}
