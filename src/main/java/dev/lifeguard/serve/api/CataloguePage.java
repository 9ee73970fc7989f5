package dev.lifeguard.serve.api;

import static dev.lifeguard.serve.api.TextPage.escaped;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import dev.lifeguard.view.CauseView;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The catalogue for people: every cause that can be named, by family, in the order of the way to the database. */
final class CataloguePage {
    private CataloguePage() {}

    static String of(List<CauseView> all) {
        Map<String, List<CauseView>> families =
                all.stream().collect(groupingBy(CauseView::family, LinkedHashMap::new, toList()));
        return TextPage.of(
                "causes",
                "../../",
                "<h1>What Lifeguard can name</h1>\n"
                        + families.entrySet().stream()
                                .map(family -> family(family.getKey(), family.getValue()))
                                .collect(joining()));
    }

    private static String family(String name, List<CauseView> causes) {
        return "<h2>" + escaped(heading(name)) + "</h2>\n<ul class=\"entries\">"
                + causes.stream().map(CataloguePage::entry).collect(joining()) + "</ul>\n";
    }

    private static String entry(CauseView each) {
        return "<li><a href=\"../.." + escaped(each.runbook()) + "\"><code>" + escaped(each.cause()) + "</code></a><p>"
                + escaped(each.title()) + " <span class=\"mark " + escaped(each.severity()) + "\">"
                + escaped(each.severity()) + "</span></p></li>\n";
    }

    private static String heading(String family) {
        if (family.equals("tls")) {
            return "TLS";
        }
        String words = family.replace('_', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
