package dev.lifeguard.view;

import dev.lifeguard.finding.Finding;
import dev.lifeguard.finding.Wordings;
import java.util.List;

/**
 * What an error text says.
 *
 * @param findings root cause first; empty where nothing is recognised
 */
public record ExplanationView(List<FindingView> findings) {

    public static ExplanationView of(List<Finding> findings, Wordings wordings) {
        return new ExplanationView(findings.stream()
                .map(finding -> FindingView.of(finding, wordings))
                .toList());
    }
}
