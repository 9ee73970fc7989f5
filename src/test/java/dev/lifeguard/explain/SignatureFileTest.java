package dev.lifeguard.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifeguard.finding.Cause;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureFileTest {
    @Test
    void aGroupForgetsTheOneBefore() {
        var signatures = parse("x", """
                # a comment
                [deadlock]
                from: one
                trust: certain
                with: a word
                while: connecting
                fact: tool=x
                  first phrase

                from: two
                  second phrase
                """);

        assertThat(signatures).hasSize(2).allMatch(each -> each.cause() == Cause.DEADLOCK);
        assertThat(signatures.get(0).trust()).isEqualTo(Certainty.CERTAIN);
        assertThat(signatures.get(0).facts()).isEqualTo(Map.of("tool", "x"));
        assertThat(signatures.get(1).trust()).isEqualTo(Certainty.LIKELY);
        assertThat(signatures.get(0).needed())
                .containsExactly(List.of(Phrase.of("dial tcp")), List.of(Phrase.of("a word")));
        assertThat(signatures.get(1).needed()).isEmpty();
        assertThat(signatures.get(1).source()).isEqualTo("two");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"[no_such_cause]", "trust: perhaps", "who: knows", "while: asleep", "no colon", "  {gap} first"})
    void whatCannotBeReadIsSaidWithItsLine(String line) {
        assertThatThrownBy(() -> parse("x.txt", line))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("signatures/x.txt")
                .hasMessageContaining(line);
    }

    private static List<Signature> parse(String name, String text) {
        return SignatureFile.parse(name, text, Activities.parse("[connecting]\ndial tcp\n"));
    }
}
