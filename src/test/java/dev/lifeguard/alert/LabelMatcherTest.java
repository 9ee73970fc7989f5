package dev.lifeguard.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LabelMatcherTest {
    private static final Map<String, String> LABELS = Map.of(
            "severity", "critical", "job", "a \"b\" \\ c", "dotted", "10.0.0.1", "lines", "one\ntwo", "folder", "c:\\");

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            severity="critical"       | true
            severity=critical         | true
            ' severity = "critical" ' | true
            severity="crit"           | false
            severity!="critical"      | false
            severity!="warning"       | true
            severity=~"crit.*"        | true
            severity=~"crit"          | false
            severity=~crit.+          | true
            severity!~"crit.*"        | false
            severity!~"warn.*"        | true
            absent=""                 | true
            absent!=""                | false
            absent=~".*"              | true
            job="a \\"b\\" \\\\ c"    | true
            dotted=~"10\\.0\\.0\\.\\d" | true
            lines="one\\ntwo"         | true
            folder="c:\\\\"            | true
            folder="c:\\\\\\\\"        | false
            lines=~"one.two"          | true
            'severity=~"a|critical"'  | true
            """)
    void conditionsMeanWhatTheyMeanToAlertmanager(String text, boolean matches) {
        assertThat(LabelMatcher.parse(text).orElseThrow().matches(LABELS)).isEqualTo(matches);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "severity",
                "=critical",
                "0severity=critical",
                "sev-erity=critical",
                "severity=\"critical",
                "severity=critical\"",
                "severity=\"cri\"tical\"",
                "severity=\"critical\\",
                "severity=\"critical\\\"",
                "severity=\"critical\\\\\\\"",
                "severity=\"",
                "severity=critical\\",
                "severity=~\"(\"",
                "severity=~\"*\"",
                "{severity=\"critical\"}"
            })
    void whatIsNoConditionIsRefused(String text) {
        assertThat(LabelMatcher.parse(text)).isEmpty();
    }

    @Test
    void aConditionIsBounded() {
        assertThat(LabelMatcher.parse("a=\"" + "x".repeat(LabelMatcher.LONGEST - 4) + "\""))
                .isPresent();
        assertThat(LabelMatcher.parse("a=\"" + "x".repeat(LabelMatcher.LONGEST - 3) + "\""))
                .isEmpty();
    }
}
