package dev.lifeguard.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** The buttons as a page of forms, without a script. Every word on it is our own. */
final class ControlPage {
    private static final String FLAG = "<svg class=\"flag\" viewBox=\"0 0 24 24\" aria-hidden=\"true\">"
            + "<path class=\"pole\" d=\"M5 2v20\"/>"
            + "<path class=\"cloth\" d=\"M5.8 3c4-1.6 7 1.6 14.2 0v9c-7.2 1.6-10.2-1.6-14.2 0z\"/></svg>";

    private ControlPage() {}

    static String of(Optional<Breakage> broken, DemoPorts ports) {
        String items = Arrays.stream(Breakage.values())
                .map(each -> item(each, broken.filter(each::equals).isPresent(), ports))
                .collect(Collectors.joining("\n"));
        String state = broken.map(each -> ControlText.broken(each) + ".").orElse("Nothing is broken.");
        return """
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
            <meta name="color-scheme" content="light dark"><title>Playground</title>
            <link rel="stylesheet" href="/style.css"></head><body data-status="%1$s">
            <header><span class="brand">%2$s Lifeguard's playground</span>
            <nav><a href="%4$s" target="_blank">Status</a></nav></header><main>
            <h1>Break something</h1>
            <p>%3$s Keep <a href="%4$s" target="_blank">the status page</a> open beside this one.</p>
            <form method="post" action="/heal"><button>Heal everything</button></form>
            <ul class="entries">
            %5$s
            </ul></main></body></html>
            """.formatted(broken.isPresent() ? "down" : "healthy", FLAG, state, ports.page(), items);
    }

    /** That of the status page, which the sidecar carries. */
    static String style() {
        return resource("base.css") + resource("text.css");
    }

    private static String resource(String name) {
        try (InputStream stream = ControlPage.class.getResourceAsStream("/page/" + name)) {
            return new String(Objects.requireNonNull(stream, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String item(Breakage each, boolean now, DemoPorts ports) {
        return """
            <li><form method="post" action="/break/%1$s"><button%2$s>%3$s</button></form>
            <p>%4$s<br>expect: <code>%5$s</code><br><code>curl -X POST %6$sbreak/%1$s</code></p></li>\
            """.formatted(
                        each.slug(),
                        now ? " class=\"down\" aria-current=\"true\"" : "",
                        each.title(),
                        each.expectation(),
                        String.join("</code> or <code>", each.causes()),
                        ports.buttons());
    }
}
