package dev.lifeguard.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class WordingsTest {
    private static final String RUNBOOK = "---\nsummary: Gone\nfix: Look\n---\n\n# Title\n---\nText\n";

    @Test
    void theBodyIsWhatFollowsTheFrontMatter() {
        Wordings wordings = Wordings.load(name -> RUNBOOK.replace("Title", name));

        assertThat(wordings.runbook(Cause.AUTH_FAILED)).isEqualTo("# runbooks/auth_failed.md\n---\nText\n");
        assertThat(wordings.of(Cause.AUTH_FAILED).summary(Evidence.none())).isEqualTo("Gone");
    }

    @Test
    void linesMayEndAsOnWindows() {
        Wordings wordings = Wordings.load(name -> RUNBOOK.replace("\n", "\r\n"));

        assertThat(wordings.runbook(Cause.AUTH_FAILED)).isEqualTo("# Title\n---\nText\n");
    }

    @Test
    void whatIsWrongIsSaidWithTheCause() {
        assertThatThrownBy(() -> Wordings.load(name -> "# Title"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("bad_database_url: no front matter");
        assertThatThrownBy(() -> Wordings.load(name -> ""))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("bad_database_url: no front matter");
        assertThatThrownBy(() -> Wordings.load(name -> "---\nsummary: Gone\n"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("bad_database_url: no front matter");
        assertThatThrownBy(() -> Wordings.load(name -> "---\nfix: Look\n---\n"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("bad_database_url: the last summary");
    }
}
