package dev.lifeguard.serve.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the page shows of databases, many of them or none, and what it does when that changes. */
@Order(3)
class StatusPageTest extends PlayedPage {
    @Test
    void allThatIsKnownIsShown() {
        show(Story.of("down"));

        assertThat(tab.text(".headline")).isEqualTo("Too many clients");
        assertThat(tab.text(".lead")).contains("all 100 of max_connections are in use");
        assertThat(tab.text(".chain .broken")).contains("Login");
        assertThat(tab.text(".evidence")).contains("sqlstate", "53300");
        assertThat(tab.text(".fixes")).contains("Lower the pool", "create_async_engine(");
        assertThat(tab.text(".others")).contains("The declared pools may ask for 240 connections");
        assertThat(tab.text(".panels"))
                .contains(
                        "97 of 97 in use",
                        "240 declared",
                        "shop-api",
                        "idle in transaction",
                        "days left",
                        "up to date");
        until("#incidents", "3 incidents, 1 open");
        assertThat(tab.evaluate("[...document.querySelectorAll('#incidents li .what')].at(-1).parentNode.parentNode"
                                + ".textContent")
                        .asText())
                .contains("App pool exhausted", "It comes from slow_server.");
        assertThat(tab.evaluate("document.title").asText()).isEqualTo("Too many clients – Lifeguard");
        assertThat(tab.evaluate("document.getElementById('icon').href").asText())
                .endsWith("/page/down.svg");
        assertThat(tab.complaints()).isEmpty();
    }

    @Test
    void theEndsOfAnAxisAreNeverBroken() {
        show(Story.of("healthy"));

        assertThat(tab.evaluate("(() => { const axis = document.createElement('p'); axis.className = 'note axis';"
                                + "axis.style.width = '15rem';"
                                + "for (const text of ['1 min ago', 'median 0.41 ms, highest 0.41 ms', 'now']) {"
                                + "const span = document.createElement('span'); span.textContent = text; axis.append(span); }"
                                + "document.querySelector('main').append(axis);"
                                + "const lines = (span) => { const range = document.createRange(); range.selectNodeContents(span);"
                                + "return range.getClientRects().length; };"
                                + "return [...axis.children].map(lines).join(); })()")
                        .asText())
                .isEqualTo("1,2,1");
    }

    @Test
    void aClickCopiesTheFixAndSaysSo() {
        show(Story.of("down"));
        tab.allowCopying();
        tab.click("[data-copy^=create_async_engine]");
        until("#news", "Copied");

        assertThat(tab.evaluate("navigator.clipboard.readText()").asText())
                .isEqualTo("create_async_engine(url, pool_size=5, max_overflow=2, pool_timeout=10)");
    }

    @Test
    void aChangeIsAnnouncedAndKeepsFocusAndWhatIsOpen() {
        show(Story.of("degraded"));
        tab.evaluate("document.querySelector('.sessions').open = true");
        tab.evaluate("document.querySelector('.sessions summary').focus()");
        stage.says(Story.of("healthy"));
        until(".headline", "All clear");

        assertThat(tab.text("#news")).isEqualTo("default: Healthy");
        assertThat(tab.evaluate("document.querySelector('.sessions').open").asBoolean())
                .isTrue();
        assertThat(tab.evaluate("document.activeElement.localName").asText()).isEqualTo("summary");
    }

    @Test
    void whateverADatabaseSaysIsText() {
        stage.remembers(Story.of("hostile-incidents"));
        show(Story.of("hostile"));
        until("#incidents", "<script>");

        for (String place :
                List.of("h2", ".address", ".headline", ".lead", ".evidence", ".fixes", ".others", ".panels")) {
            assertThat(tab.text(place)).as(place).contains("<script>");
        }
        assertThat(tab.evaluate("document.querySelectorAll('main script, main img, #incidents script').length")
                        .asInt())
                .isZero();
        assertThat(tab.evaluate("document.title").asText()).isNotEqualTo("owned");
        assertThat(tab.complaints()).isEmpty();
    }

    @Test
    void theSidecarMayBeReplacedWhileThePageIsOpen() throws IOException {
        show(Story.of("healthy"));
        int port = stage.leaves();
        until("#contact", "Lost contact with the sidecar");
        assertThat(tab.text("#news")).isEqualTo("Lost contact with the sidecar");
        assertThat(tab.evaluate("document.title").asText()).startsWith("No contact");
        assertThat(tab.text(".headline")).isEqualTo("All clear");

        stage.says(Story.of("down"));
        stage.returns(port);
        until("#contact", "Live");
        until(".headline", "Too many clients");
    }

    @Test
    void whatWasPassedIsNotShownAsNotReached() {
        show(Story.of("down")
                .replaceFirst("\"tcp\": [0-9.]+", "\"tcp\": null")
                .replaceFirst("\"tls\": [0-9.]+", "\"tls\": null"));

        assertThat(tab.text(".chain li:nth-child(2)")).isEqualTo("Addressreached");
        assertThat(tab.text(".measured")).startsWith("tried ");
    }

    @Test
    void nothingComesFromElsewhere() {
        show(Story.of("down"));
        until("#incidents", "3 incidents");

        assertThat(tab.requests()).isNotEmpty().allMatch(address -> address.startsWith(stage.address()));
    }

    @Test
    void twentyTargetsAreTwentyLinesThatOpen() {
        String[] names = IntStream.range(0, 20).mapToObj(i -> "db" + i).toArray(String[]::new);
        show(Story.of("down", names));
        assertThat(tab.evaluate("document.querySelectorAll('.target').length").asInt())
                .isEqualTo(20);
        assertThat(tab.evaluate("document.querySelectorAll('.verdict').length").asInt())
                .isZero();

        tab.click("[data-card=db7] summary");
        until("[data-card=db7] .headline", "Too many clients");
        assertThat(tab.evaluate("document.querySelectorAll('*').length").asInt())
                .isLessThan(1000);
    }

    @ParameterizedTest
    @CsvSource({"light, 1280", "dark, 390"})
    void ofAHundredTargetsTheBrokenOnesComeFirstAndTheOthersAreFound(String theme, int width) throws IOException {
        tab.theme(theme);
        tab.size(width, 800);
        stage.says(Story.together(
                Story.of("healthy", names("shop", 60)),
                Story.of("down", "orders"),
                Story.of("degraded", "billing"),
                Story.of("healthy", names("stock", 38))));
        tab.open(stage.address());
        until(".target h2", "orders");

        assertThat(shown()).hasSize(100).startsWith("orders", "billing", "shop0", "shop1");
        assertThat(tab.text("#overview")).isEqualTo("1 down1 degraded98 healthy");
        assertThat(faults()).isEmpty();
        assertThat(nameless()).isEmpty();
        tab.picture(Path.of("target/pictures", "hundred-" + theme + "-" + width + ".png"), false);

        find("STOCK3");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(shown())
                        .containsExactly(
                                "stock3", "stock30", "stock31", "stock32", "stock33", "stock34", "stock35", "stock36",
                                "stock37"));
        find("down clients");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(shown()).containsExactly("orders"));
        find("nowhere");
        until("#targets", "No database has that");
        assertThat(tab.complaints()).isEmpty();
    }

    @Test
    void aTargetMayVanishAndAllOfThem() {
        show(Story.of("healthy", "orders", "reporting"));
        assertThat(tab.text("#overview")).isEqualTo("2 healthy");
        stage.says(Story.of("healthy", "orders"));
        until(".alone h2", "orders");
        stage.says("{\"generatedAt\":\"2026-01-01T00:00:00Z\",\"targets\":[]}");
        until("main", "No database is configured");

        assertThat(tab.complaints()).isEmpty();
    }

    private static String[] names(String prefix, int count) {
        return IntStream.range(0, count).mapToObj(i -> prefix + i).toArray(String[]::new);
    }

    private List<String> shown() {
        List<String> names = new ArrayList<>();
        tab.evaluate("[...document.querySelectorAll('.target h2')].map((each) => each.textContent)")
                .forEach(name -> names.add(name.asText()));
        return names;
    }

    private void find(String words) {
        tab.evaluate("(() => { const field = document.getElementById('find'); field.value = '" + words + "';"
                + " field.dispatchEvent(new Event('input')); })()");
    }
}
