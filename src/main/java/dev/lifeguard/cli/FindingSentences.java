package dev.lifeguard.cli;

import dev.lifeguard.finding.Finding;
import dev.lifeguard.finding.Fix;
import dev.lifeguard.finding.Wordings;
import java.util.List;

/** A finding as sentences. */
interface FindingSentences {
    String summary(Finding finding);

    List<Fix> fixes(Finding finding);

    static FindingSentences of(Wordings wordings) {
        return new FindingSentences() {
            @Override
            public String summary(Finding finding) {
                return wordings.of(finding.cause()).summary(finding.evidence());
            }

            @Override
            public List<Fix> fixes(Finding finding) {
                return wordings.of(finding.cause()).fixes(finding.evidence());
            }
        };
    }
}
