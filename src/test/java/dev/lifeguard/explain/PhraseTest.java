package dev.lifeguard.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifeguard.explain.text.LogText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhraseTest {
    @ParameterizedTest(name = "{0} in {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            role "{role}" does not exist | FATAL:  role "app" does not exist          | true
            role "{role}" does not exist | FATAL:  role “app” does NOT exist          | true
            role "{role}" does not exist | FATAL:  role "" does not exist             | false
            role "{role}" does not exist | a parole "app" does not exist              | false
            role "{role}" does not exist | role "app" does not existing               | false
            …role "{role}" does not…     | a parole "app" does nothing                | true
            first … last                 | first and then the last                    | true
            first … last                 | the last and then the first                | false
            code {code}                  | code 17, said the server                   | true
            can't connect                | can`t connect                              | true
            """)
    void wordsAndGaps(String phrase, String text, boolean found) {
        assertThat(in(Phrase.of(phrase), text).isPresent()).isEqualTo(found);
    }

    @Test
    void whatStandsInAGapIsKeptAsItWasWritten() {
        Phrase phrase = Phrase.of("column \"{column}\" of relation \"{relation}\" does not exist");

        assertThat(in(phrase, "ERROR: column \"Total\" of relation \"Orders\" does not exist")
                        .orElseThrow()
                        .kept())
                .isEqualTo(Map.of("column", "Total", "relation", "Orders"));
    }

    @Test
    void aGapEndsWithItsLineAndWordsDoNot() {
        assertThat(in(Phrase.of("first…last"), "first\nlast")).isEmpty();
        assertThat(in(Phrase.of("too many clients already"), "too many\nclients already"))
                .isPresent();
    }

    @Test
    void aGapHasAWidestWidth() {
        String widest = "x".repeat(Phrase.WIDEST_GAP);

        assertThat(in(Phrase.of("first…last"), "first" + widest + "last")).isPresent();
        assertThat(in(Phrase.of("first…last"), "firstx" + widest + "last")).isEmpty();
    }

    @Test
    void aPhraseThatBeginsWithAGapIsRefused() {
        assertThatThrownBy(() -> Phrase.of("{name} does not exist")).isInstanceOf(IllegalArgumentException.class);
    }

    private static Optional<Phrase.Occurrence> in(Phrase phrase, String text) {
        return new PhraseIndex(List.of(phrase))
                .in(LogText.of(text)).of(phrase).stream().findFirst();
    }
}
