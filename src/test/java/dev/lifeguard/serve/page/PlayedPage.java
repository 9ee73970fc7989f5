package dev.lifeguard.serve.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lifeguard.testing.browser.Chromium;
import dev.lifeguard.testing.browser.Tab;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/** The page in a real browser, in front of a sidecar that is played, so that every block of the report is there. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class PlayedPage {
    static final Duration PATIENCE = Duration.ofSeconds(60);

    private Chromium chromium;
    Stage stage;
    Tab tab;

    @BeforeAll
    void start() {
        chromium = Chromium.start();
    }

    @AfterAll
    void end() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @BeforeEach
    void open() throws IOException, InterruptedException {
        stage = new Stage();
        stage.remembers(Story.of("incidents"));
        tab = chromium.tab();
        tab.size(1280, 800);
    }

    @AfterEach
    void close() {
        stage.close();
    }

    void show(String report) {
        stage.says(report);
        tab.open(stage.address());
        await().atMost(PATIENCE).until(() -> !tab.text(".target").isEmpty());
    }

    void until(String selector, String text) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(() -> assertThat(tab.text(selector)).contains(text));
    }

    List<String> faults() throws IOException {
        try (InputStream script = getClass().getResourceAsStream("/page/accessible.js")) {
            List<String> found = new ArrayList<>();
            tab.evaluate(new String(script.readAllBytes(), StandardCharsets.UTF_8))
                    .forEach(fault -> found.add(fault.asText()));
            return found;
        }
    }

    /** What can be acted on or stands for something, but has no name to be called by. */
    List<String> nameless() {
        Set<String> named = Set.of("button", "link", "image", "heading", "region", "DisclosureTriangle");
        return tab.accessibility().stream()
                .filter(node -> named.contains(node.path("role").path("value").asText()))
                .filter(node -> node.path("name").path("value").asText().isBlank())
                .map(JsonNode::toString)
                .toList();
    }
}
