package dev.lifeguard.testing.browser;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What a reader sees and does: opens an address, reads, clicks, presses keys, looks. */
public final class Tab {
    private final DevTools tools;

    Tab(DevTools tools) {
        this.tools = tools;
        for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
            tools.send(domain + ".enable", Map.of());
        }
    }

    /** What the browser complains about from here on belongs to this address. */
    public void open(String address) {
        tools.forget();
        tools.send("Page.navigate", Map.of("url", address));
    }

    public void size(int width, int height) {
        tools.send(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    /** @param scheme {@code light} or {@code dark} */
    public void theme(String scheme) {
        tools.send(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    public void allowCopying() {
        tools.send("Browser.grantPermissions", Map.of("permissions", List.of("clipboardReadWrite")));
        tools.send("Emulation.setFocusEmulationEnabled", Map.of("enabled", true));
    }

    /** The value of an expression in the page; promises are waited for. */
    public JsonNode evaluate(String expression) {
        JsonNode answer = tools.send(
                "Runtime.evaluate",
                Map.of("expression", expression, "returnByValue", true, "awaitPromise", true, "userGesture", true));
        if (answer.has("exceptionDetails")) {
            throw new IllegalStateException(answer.path("exceptionDetails").toString());
        }
        return answer.path("result").path("value");
    }

    /** The text of the first element that matches; empty text where none does. */
    public String text(String selector) {
        return evaluate("document.querySelector('" + selector + "')?.textContent ?? ''")
                .asText();
    }

    public void click(String selector) {
        JsonNode place = evaluate("(() => { const e = document.querySelector('" + selector + "');"
                + " e.scrollIntoView({ block: 'center' }); const r = e.getBoundingClientRect();"
                + " return { x: r.x + r.width / 2, y: r.y + r.height / 2 }; })()");
        for (String type : List.of("mousePressed", "mouseReleased")) {
            tools.send(
                    "Input.dispatchMouseEvent",
                    Map.of(
                            "type",
                            type,
                            "x",
                            place.path("x").asDouble(),
                            "y",
                            place.path("y").asDouble(),
                            "button",
                            "left",
                            "clickCount",
                            1));
        }
    }

    public void press(String key, int code) {
        for (String type : List.of("rawKeyDown", "keyUp")) {
            tools.send(
                    "Input.dispatchKeyEvent",
                    Map.of("type", type, "key", key, "code", key, "windowsVirtualKeyCode", code));
        }
    }

    /** Names and roles as a screen reader is told them. */
    public List<JsonNode> accessibility() {
        JsonNode nodes = tools.send("Accessibility.getFullAXTree", Map.of()).path("nodes");
        return Stream.iterate(0, index -> index < nodes.size(), index -> index + 1)
                .map(nodes::get)
                .filter(node -> !node.path("ignored").asBoolean())
                .toList();
    }

    /** Errors on the console, exceptions nobody caught, and what a policy refused. */
    public List<String> complaints() {
        Stream<String> logged = tools.events("Log.entryAdded").stream()
                .map(event -> event.path("entry"))
                .filter(entry -> entry.path("level").asText().equals("error"))
                .map(entry ->
                        entry.path("text").asText() + " " + entry.path("url").asText());
        Stream<String> thrown = tools.events("Runtime.exceptionThrown").stream()
                .map(event -> event.path("exceptionDetails")
                        .path("exception")
                        .path("description")
                        .asText());
        Stream<String> printed = tools.events("Runtime.consoleAPICalled").stream()
                .filter(event ->
                        List.of("error", "warning").contains(event.path("type").asText()))
                .map(event -> event.path("args").toString());
        return Stream.of(logged, thrown, printed).flatMap(each -> each).toList();
    }

    /** Every address that was asked for. */
    public List<String> requests() {
        return tools.events("Network.requestWillBeSent").stream()
                .map(event -> event.path("request").path("url").asText())
                .toList();
    }

    /** The whole page as a PNG, or its first part. */
    public void picture(Path file, boolean whole) throws IOException {
        evaluate("Promise.allSettled(document.getAnimations().filter((any) => any instanceof CSSTransition)"
                + ".map((each) => each.finished)).then(() => true)");
        JsonNode picture =
                tools.send("Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", whole));
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.write(file, Base64.getDecoder().decode(picture.path("data").asText()));
    }
}
