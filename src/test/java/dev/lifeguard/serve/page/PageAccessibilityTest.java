package dev.lifeguard.serve.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page for those who see little of it, or have no mouse. */
@Order(3)
class PageAccessibilityTest extends PlayedPage {
    private static final int TAB_KEY = 9;

    @ParameterizedTest(name = "{0}, {1}, {2} pixels")
    @CsvSource({
        "healthy, light, 1280",
        "healthy, dark, 390",
        "down, light, 390",
        "down, dark, 1280",
        "degraded, light, 1280",
        "degraded, dark, 390"
    })
    void anAuditFindsNothing(String story, String theme, int width) throws IOException {
        tab.theme(theme);
        tab.size(width, 800);
        show(Story.of(story));
        until("#incidents", "incidents");
        tab.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })");

        assertThat(faults()).isEmpty();
        assertThat(nameless()).isEmpty();
        tab.picture(Path.of("target/pictures", story + "-" + theme + "-" + width + ".png"), true);
    }

    @Test
    void theAuditWouldFindWhatIsWrong() throws IOException {
        show(Story.of("healthy"));
        until("#incidents", "incidents");
        tab.evaluate("(() => { const p = document.createElement('h5'); p.textContent = 'pale'; p.style.color = '#bbb';"
                + " const b = document.createElement('button'); b.style.width = '5000px';"
                + " document.querySelector('main').append(p, b); })()");

        assertThat(faults())
                .anyMatch(fault -> fault.startsWith("contrast 1."))
                .anyMatch(fault -> fault.startsWith("a heading skips a level"))
                .anyMatch(fault -> fault.startsWith("the page is wider"));
        await() // the browser brings the names up to date in its own time
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(nameless()).hasSize(1));
    }

    @Test
    void theKeyboardReachesEverythingInOrderAndShowsWhereItIs() {
        show(Story.of("down"));
        until("#incidents", "3 incidents");
        int wanted = tab.evaluate(
                        "[...document.querySelectorAll('a[href], button, summary, [tabindex=\"0\"]')].filter((e) => e.checkVisibility()).length")
                .asInt();
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < wanted; i++) {
            tab.press("Tab", TAB_KEY);
            JsonNode at = tab.evaluate("(() => { const e = document.activeElement; const s = getComputedStyle(e);"
                    + " return { place: [...document.querySelectorAll('*')].indexOf(e), width: parseFloat(s.outlineWidth),"
                    + " style: s.outlineStyle }; })()");
            order.add(at.path("place").asInt());
            assertThat(at.path("style").asText()).as("outline of stop %d", i).isEqualTo("solid");
            assertThat(at.path("width").asDouble()).isGreaterThanOrEqualTo(2);
        }
        assertThat(order).isSorted().doesNotHaveDuplicates();
    }
}
