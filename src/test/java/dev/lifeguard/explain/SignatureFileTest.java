package dev.lifeguard.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifeguard.finding.Cause;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureFileTest {
    @Test
    void aGroupForgetsTheOneBefore() {
        var signatures = SignatureFile.parse("x", """
                # a comment
                [deadlock]
                from: one
                trust: certain
                with: a word
                fact: tool=x
                  first phrase

                from: two
                  second phrase
                """);

        assertThat(signatures).hasSize(2).allMatch(each -> each.cause() == Cause.DEADLOCK);
        assertThat(signatures.get(0).trust()).isEqualTo(Certainty.CERTAIN);
        assertThat(signatures.get(0).facts()).isEqualTo(Map.of("tool", "x"));
        assertThat(signatures.get(1).trust()).isEqualTo(Certainty.LIKELY);
        assertThat(signatures.get(1).with()).isEmpty();
        assertThat(signatures.get(1).source()).isEqualTo("two");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[no_such_cause]", "trust: perhaps", "who: knows", "no colon", "  {gap} first"})
    void whatCannotBeReadIsSaidWithItsLine(String line) {
        assertThatThrownBy(() -> SignatureFile.parse("x.txt", line))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("signatures/x.txt")
                .hasMessageContaining(line);
    }
}
