package dev.lifeguard.serve.api;

import static dev.lifeguard.serve.api.TextPage.escaped;

import dev.lifeguard.view.FindingView;
import dev.lifeguard.view.FixView;
import java.util.Map;
import java.util.stream.Collectors;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** A runbook as a page; where its cause holds, what is to be done there comes first, with the values of the finding. */
final class RunbookPage {
    private static final String TITLE_ENDS = "</h1>\n";

    private final Parser parser = Parser.builder().build();
    private final HtmlRenderer renderer =
            HtmlRenderer.builder().escapeHtml(true).sanitizeUrls(true).build();

    /** @param holding where the cause holds now, by the name of the target */
    String of(String heading, String markdown, Map<String, FindingView> holding) {
        String text = renderer.render(parser.parse(markdown));
        int title = text.indexOf(TITLE_ENDS);
        int at = title < 0 ? 0 : title + TITLE_ENDS.length();
        String now = holding.entrySet().stream()
                .map(each -> now(each.getKey(), each.getValue()))
                .collect(Collectors.joining());
        return TextPage.of(heading, "../", text.substring(0, at) + now + text.substring(at));
    }

    private static String now(String target, FindingView finding) {
        String fixes = finding.fixes().stream().map(RunbookPage::fix).collect(Collectors.joining());
        return "<section class=\"now " + escaped(finding.severity()) + "\"><h2>Now, on " + escaped(target)
                + "</h2>\n<p>" + escaped(finding.summary()) + "</p>\n<ol>" + fixes + "</ol></section>\n";
    }

    private static String fix(FixView fix) {
        String command = fix.command();
        return "<li>" + escaped(fix.text())
                + (command == null ? "" : "<pre><code>" + escaped(command) + "</code></pre>")
                + "</li>\n";
    }
}
