package dev.lifeguard.explain.text;

import java.util.List;
import java.util.regex.Pattern;

/** Lines that quote source or SQL and can be told by themselves. */
final class QuotedLine {
    private static final List<Pattern> FORMS = List.of(
            // numbered source: rich, Babel, Next.js, Prisma, Laravel, Elixir, pytest
            Pattern.compile("^[│|]? ?[>→❱➜]? ?\\d++ ?[|│▕].*+"),
            Pattern.compile("^→ ?\\d++ .*+"),
            // what PostgreSQL quotes of the statement, and what it logs of it
            Pattern.compile("^LINE \\d++: .*+"),
            Pattern.compile("^(?:STATEMENT|QUERY|ANWEISUNG|INSTRUCTION): .*+"),
            // statements in the dumps of ORMs
            Pattern.compile("^[\"']?(?:params|sql|query|parameters|statement|bindings)[\"']?: ?[\"'`\\[].*+"),
            Pattern.compile("^(?:Hibernate|### SQL): .*+"),
            Pattern.compile("^\\[[\\d.]++[mµn]?s\\] \\[rows:.*+"),
            Pattern.compile("^\\w++ (?:Load|Exists\\?|Create|Update|Destroy|Count|Insert) \\([\\d.]++ms\\) .*+"),
            Pattern.compile("^\\([\\d.]++\\) (?:SELECT|INSERT|UPDATE|DELETE) .*+"),
            // statements in the server's log
            Pattern.compile("^(?:LOG: )?(?:duration: [\\d.]++ ms )?(?:(?:execute|parse|bind) [^:]++|statement): .*+"),
            Pattern.compile("^params: .*+"),
            Pattern.compile("^DETAIL: [Pp]arameters: .*+"),
            Pattern.compile("^\\[(?:SQL|parameters|generated in|cached since)[: ].*+"));

    private static final Pattern MARKS = Pattern.compile("^[\\s^~│└|·─┘┬]*+$");

    private static final int SHORTEST = 4;

    private QuotedLine() {}

    static boolean is(String body) {
        return body.length() >= SHORTEST
                && FORMS.stream().anyMatch(form -> form.matcher(body).matches());
    }

    /** Marks under a line of source: {@code ^^^^}. */
    static boolean marks(String body) {
        return (body.indexOf('^') >= 0 || body.indexOf('~') >= 0)
                && MARKS.matcher(body).matches();
    }

    /** Whether a line says that the one above it is source: marks, or pytest's error under the line that raised it. */
    static boolean marks(String above, String body) {
        return marks(body) || (above.startsWith("> ") && body.startsWith("E "));
    }

    /** Whether a statement goes on in the next line. */
    static boolean open(String body) {
        return body.startsWith("[SQL: ") && !body.endsWith("]");
    }
}
