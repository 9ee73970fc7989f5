package dev.lifeguard.demo;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The buttons as a page of forms, without a script. Every word on it is our own. */
final class ControlPage {
    static final String STYLE = """
            :root { color-scheme: light dark; --line: #8884; --red: light-dark(#b4261c, #ff9186); }
            body { font: 1rem/1.5 Inter, system-ui, sans-serif; max-width: 46rem; margin: 2.5rem auto; padding: 0 1.25rem; }
            h1 { font-size: 1.75rem; letter-spacing: -.02em; margin: 0; }
            ul { list-style: none; padding: 0; }
            li { display: grid; grid-template-columns: 13rem 1fr; gap: .25rem 1.25rem; padding: .875rem 0; border-top: 1px solid var(--line); }
            li p { margin: 0; } code { font: .8125rem ui-monospace, monospace; overflow-wrap: anywhere; }
            button { font: inherit; width: 100%; text-align: left; padding: .5rem .75rem; border: 1px solid #8888; border-radius: .375rem; background: none; color: inherit; cursor: pointer; }
            button:hover, button:focus-visible { border-color: currentColor; }
            .now { border: 2px solid var(--red); color: var(--red); }
            @media (max-width: 36rem) { li { grid-template-columns: 1fr; } }
            """;

    private ControlPage() {}

    static String of(Optional<Breakage> broken, DemoPorts ports) {
        String items = Arrays.stream(Breakage.values())
                .map(each -> item(each, broken.filter(each::equals).isPresent(), ports))
                .collect(Collectors.joining("\n"));
        String state = broken.map(each -> "Broken: " + each.title().toLowerCase(Locale.ROOT) + ".")
                .orElse("Nothing is broken.");
        return """
                <!DOCTYPE html>
                <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
                <title>Playground</title><link rel="stylesheet" href="/style.css"></head><body><main>
                <h1>Break something</h1>
                <p>%s Keep <a href="%s" target="_blank">the status page</a> open beside this one.</p>
                <form method="post" action="/heal"><button>Heal everything</button></form>
                <ul>
                %s
                </ul></main></body></html>
                """.formatted(state, ports.page(), items);
    }

    private static String item(Breakage each, boolean now, DemoPorts ports) {
        return """
                <li><form method="post" action="/break/%1$s"><button%2$s>%3$s</button></form>
                <p>%4$s<br><code>%5$s</code><br><code>curl -X POST %6$sbreak/%1$s</code></p></li>""".formatted(
                        each.slug(),
                        now ? " class=\"now\" aria-current=\"true\"" : "",
                        each.title(),
                        each.expectation(),
                        String.join(" or ", each.causes()),
                        ports.buttons());
    }
}
