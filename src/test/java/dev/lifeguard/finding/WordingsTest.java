package dev.lifeguard.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WordingsTest {
    private static final String RUNBOOK = "---\nsummary: Gone\nfix: Look\n---\n\n# Title\n---\nText\n";

    @Test
    void theBodyIsWhatFollowsTheFrontMatter() {
        Wordings wordings = Wordings.from(name -> RUNBOOK.replace("Title", name));

        assertThat(wordings.runbook(Cause.AUTH_FAILED)).isEqualTo("# runbooks/auth_failed.md\n---\nText\n");
        assertThat(wordings.of(Cause.AUTH_FAILED).summary(Evidence.none())).isEqualTo("Gone");
    }

    @Test
    void linesMayEndAsOnWindows() {
        Wordings wordings = Wordings.from(name -> RUNBOOK.replace("\n", "\r\n"));

        assertThat(wordings.runbook(Cause.AUTH_FAILED)).isEqualTo("# Title\n---\nText\n");
    }

    @Test
    void whatIsWrongIsSaidWithTheCause() {
        assertThatThrownBy(() -> Wordings.from(name -> "# Title").of(Cause.AUTH_FAILED))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("auth_failed: no front matter");
        assertThatThrownBy(() -> Wordings.from(name -> "").of(Cause.AUTH_FAILED))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("auth_failed: no front matter");
        assertThatThrownBy(() -> Wordings.from(name -> "---\nsummary: Gone\n").of(Cause.AUTH_FAILED))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("auth_failed: no front matter");
        assertThatThrownBy(() -> Wordings.from(name -> "---\nfix: Look\n---\n").of(Cause.AUTH_FAILED))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("auth_failed: the last summary");
    }

    @Test
    void everyCauseHasAReadableRunbook() {
        Wordings wordings = Wordings.onClassPath(Place.POD);

        assertThat(Cause.values()).allSatisfy(cause -> {
            assertThat(wordings.of(cause).summary(Evidence.none())).isNotBlank();
            assertThat(wordings.runbook(cause)).startsWith("# ");
        });
    }

    /** Whether a server that refused a password speaks TLS at all is not part of the finding. */
    @Test
    void thePasswordIsTriedByHandWithoutDemandingTls() {
        Evidence evidence = Evidence.of("endpoint", "db:5432").and("role", "app");

        Fix byHand = Wordings.onClassPath(Place.POD)
                .of(Cause.AUTH_FAILED)
                .fixes(evidence)
                .get(0);

        assertThat(byHand.command()).contains("psql \"postgresql://app@db:5432/postgres\" -c 'SELECT 1'");
    }

    @Test
    void noFileIsReadBeforeItsCauseIsAskedForAndEachFrontMatterOnce() {
        List<String> read = new ArrayList<>();
        Wordings wordings = Wordings.from(name -> {
            read.add(name);
            return RUNBOOK;
        });

        assertThat(read).isEmpty();
        assertThat(wordings.of(Cause.AUTH_FAILED)).isSameAs(wordings.of(Cause.AUTH_FAILED));
        assertThat(read).containsExactly("runbooks/auth_failed.md");
    }

    @Test
    void outsideOfKubernetesSentencesSpeakOfTheMachine() {
        assertThat(Wordings.onClassPath(Place.MACHINE)
                        .of(Cause.APP_POOL_EXHAUSTED)
                        .summary(Evidence.none()))
                .isEqualTo("All connections of this machine's pool are held; whoever wants one waits");
        assertThat(Wordings.onClassPath(Place.POD).of(Cause.APP_POOL_EXHAUSTED).summary(Evidence.none()))
                .contains("this pod's pool");
    }

    @ParameterizedTest
    @EnumSource(Cause.class)
    void nobodyIsToldOfAPodOutsideOfKubernetes(Cause cause) throws IOException {
        String front = Files.readString(Path.of("src/main/resources/runbooks", cause.slug() + ".md"))
                .split("\n---\n")[0]
                .lines()
                .filter(line -> !line.startsWith("  $ "))
                .map(Place.MACHINE::told)
                .collect(Collectors.joining("\n"));
        String body = Wordings.onClassPath(Place.MACHINE).runbook(cause);
        String prose = (front + "\n" + body).replaceAll("(?s)```.*?```|`[^`]*`", "");

        assertThat(prose).doesNotContainPattern("(?i)\\bpods?\\b").doesNotContainPattern("(?i)\\ba instance");
        assertThat(front)
                .doesNotContainPattern("in this machine|this machine itself, .*\\bin it\\b|selects this machine")
                .doesNotContainPattern("instance itself|this node|its node|(?<!, )in the same instance");
    }

    @ParameterizedTest
    @EnumSource(Cause.class)
    void codeInARunbookIsTheSameEverywhere(Cause cause) {
        assertThat(code(Place.MACHINE, cause)).isEqualTo(code(Place.POD, cause));
    }

    private static List<String> code(Place place, Cause cause) {
        return Pattern.compile("(?s)```.*?```|`[^`]*`")
                .matcher(Wordings.onClassPath(place).runbook(cause))
                .results()
                .map(MatchResult::group)
                .toList();
    }
}
