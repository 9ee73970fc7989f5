package dev.lifeguard.migration.alembic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifeguard.migration.alembic.graph.RevisionScript;
import dev.lifeguard.migration.alembic.graph.ScriptText;
import dev.lifeguard.migration.alembic.python.NotPython;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ScriptTextTest {
    @ParameterizedTest
    @MethodSource
    void assignmentsAreReadInEveryForm(String text, String revision, List<String> parents) throws NotPython {
        RevisionScript script = ScriptText.read("versions/x.py", text);

        assertThat(script.revision()).isEqualTo(revision);
        assertThat(script.parents()).isEqualTo(parents);
    }

    static Stream<Arguments> assignmentsAreReadInEveryForm() {
        return Stream.of(
                Arguments.of("revision = 'a'\ndown_revision = None", "a", List.of()),
                Arguments.of("revision = \"a\"  # 'b'\ndown_revision = 'p'", "a", List.of("p")),
                Arguments.of("revision: str = 'a'\ndown_revision: Union[str, None] = 'p'", "a", List.of("p")),
                Arguments.of("revision='a'\ndown_revision=('p', 'q')", "a", List.of("p", "q")),
                Arguments.of("revision='a'\ndown_revision='p', 'q'", "a", List.of("p", "q")),
                Arguments.of("revision='a'\ndown_revision=['p',\n  'q',  # last\n]", "a", List.of("p", "q")),
                Arguments.of("revision = ('a')\r\ndown_revision = ('p',)\r\n", "a", List.of("p")),
                Arguments.of("revision = 'a' \\\n  'b'\ndown_revision = None", "ab", List.of()),
                Arguments.of("revision = r'a'; down_revision = u'p'", "a", List.of("p")),
                Arguments.of("revision = '''a'''\ndown_revision = \"\"\"p\"\"\"", "a", List.of("p")),
                Arguments.of("\"\"\"\nrevision = 'doc'\n\"\"\"\nrevision = 'a'", "a", List.of()),
                Arguments.of("# revision = 'old'\nrevision = 'a'\n#down_revision = 'x'", "a", List.of()),
                Arguments.of("revision = 'first'\nrevision = 'a'\ndown_revision = 'p'", "a", List.of("p")),
                Arguments.of("revision = it = 'a'\n", "a", List.of()),
                Arguments.of("def f():\n    revision = 'local'\n\nrevision = 'a'", "a", List.of()),
                Arguments.of("\uFEFFrevision = 'a'", "a", List.of()));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            revision = make()                       | its revision is computed, and nothing is run
            revision = f'{x}'                       | its revision is computed, and nothing is run
            revision = 'a' + 'b'                    | its revision is computed, and nothing is run
            revision = OTHER                        | its revision is computed, and nothing is run
            revision, down_revision = 'a', 'b'      | its revision is computed, and nothing is run
            if x:~    revision = 'a'                | its revision is computed, and nothing is run
            try:~    revision = 'a'~except E: pass  | its revision is computed, and nothing is run
            revision = 'a'~revision += 'b'          | its revision is computed, and nothing is run
            revision = 'a'~down_revision = parent() | its down_revision is computed, and nothing is run
            revision = 'a'~depends_on = [x]         | its depends_on is computed, and nothing is run
            revision = 'a', 'b'                     | its revision is not one string
            revision = None                         | its revision is not one string
            import os                               | it declares no revision
            revision = 'a                           | it is not valid Python: a string is not closed, which begins in line 1
            revision = ('a'                         | it is not valid Python: a bracket is not closed
            revision = 'a')                         | it is not valid Python: a bracket closes that was not opened in line 1
            revision =                              | it is not valid Python: nothing is assigned to revision
            revision = 'a'~$                        | it is not valid Python: a stray character in line 2
            """)
    void whatCannotBeReadIsSaidToBeSo(String text, String why) {
        assertThatThrownBy(() -> ScriptText.read("versions/x.py", text.replace('~', '\n')))
                .isInstanceOf(NotPython.class)
                .hasMessage(why);
    }

    @Test
    void binaryAndDeeplyNestedTextIsRefusedAtOnce() {
        assertThatThrownBy(() -> ScriptText.read("x.py", "\u0001\u0002")).hasMessage("it is binary in line 1");
        assertThatThrownBy(() -> ScriptText.read("x.py", "revision = " + "(".repeat(500_000)))
                .hasMessage("it is not valid Python: too many nested brackets in line 1");
    }

    @Test
    void aScriptBeforeTheFirstVersionsCarriesItsRevisionInItsName() throws NotPython {
        assertThat(ScriptText.read("versions/1a2b3c.py", "pass").revision()).isEqualTo("1a2b3c");
    }
}
