package dev.lifeguard.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

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
        Wordings wordings = Wordings.onClassPath();

        assertThat(Cause.values()).allSatisfy(cause -> {
            assertThat(wordings.of(cause).summary(Evidence.none())).isNotBlank();
            assertThat(wordings.runbook(cause)).startsWith("# ");
        });
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
    void nobodyIsToldOfAPodOutsideOfKubernetes() {
        Wordings elsewhere = Wordings.onClassPath(false);

        for (Cause cause : Cause.values()) {
            assertThat(elsewhere.of(cause).summary(Evidence.none())).doesNotContain("this pod");
        }
        assertThat(elsewhere.of(Cause.APP_POOL_EXHAUSTED).summary(Evidence.none()))
                .isEqualTo("All connections of this machine's pool are held; whoever wants one waits");
        assertThat(Wordings.onClassPath().of(Cause.APP_POOL_EXHAUSTED).summary(Evidence.none()))
                .contains("this pod's pool");
    }
}
