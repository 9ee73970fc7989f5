package dev.lifeguard.explain.text;

import java.util.List;
import java.util.regex.Pattern;

/** Lines that name a place in a program, in the forms of a dozen languages. Each pattern reads a line once. */
final class FrameLine {
    /** A frame of Python, which the source of its line follows. */
    private static final Pattern PYTHON = Pattern.compile("^(?:> |\\{.*\")?\\s*File \"[^\"]*+\", line \\d++.*+");

    private static final List<Pattern> FORMS = List.of(
            // Java, JavaScript, .NET, Rust: "at org.postgresql.Driver.connect(Driver.java:297)"
            Pattern.compile("^at (?:async |new )*[^\\s(]++(?: \\[as [^\\]]++\\])?(?: ?\\(.*+| in .*+)?$"),
            Pattern.compile("^\\.\\.\\. \\d++ (?:more|common frames omitted).*+"),
            Pattern.compile("^--- End of .*+"),
            // Ruby: "from pg/connection.rb:639:in `initialize'"
            Pattern.compile("^(?:from )?\\S+?:\\d++:in [`'\"][^`'\"]++['\"]$"),
            // PHP: "#0 /app/index.php(3): PDO->__construct('pgsql:host=db')"
            Pattern.compile("^#\\d++ (?:\\{main\\}|\\S+?\\(\\d++\\): |\\[internal function\\]).*+"),
            // Go: "main.connect(0xc0000)", "/app/main.go:42 +0x1d", "goroutine 1 [running]:"
            Pattern.compile("^\\S+?\\.go:\\d++(?: \\+0x[0-9a-f]++)?$"),
            Pattern.compile("^goroutine \\d++ \\[.*+"),
            Pattern.compile("^[\\w./*-]+\\.(?:\\(\\*\\w++\\)\\.)?\\w++\\((?:\\{?0x[^)]*+|\\.\\.\\.)?\\)$"),
            // Rust: "12: sqlx_core::pool::inner::connect"
            Pattern.compile("^\\d++: (?:0x[0-9a-f]++ - )?[^ ]*?::[^ ]*+$"),
            // Elixir: "(postgrex 0.17.1) lib/postgrex/protocol.ex:342: Postgrex.Protocol.connect/1"
            Pattern.compile("^\\(\\w++ [\\d.]++[^)]*+\\) \\S+?:\\d++: .*+"),
            // a file and a line alone: what Node prints above the source of an exception
            Pattern.compile(
                    "^(?:file://|node:)?[\\w/\\\\.@:-]+?\\.(?:[mc]?[jt]sx?|py|rb|ex|exs|php|rs):\\d++(?::\\d++)?$"),
            Pattern.compile("^node:[\\w/]++:\\d++(?::\\d++)?$"));

    /** Longer lines are no frames; some patterns look back. */
    private static final int LONGEST = 600;

    private static final int SHORTEST = 5;

    private FrameLine() {}

    static boolean is(String body) {
        boolean fits = SHORTEST <= body.length() && body.length() <= LONGEST;
        return python(body)
                || (fits && FORMS.stream().anyMatch(form -> form.matcher(body).matches()));
    }

    static boolean python(String body) {
        return PYTHON.matcher(body).matches();
    }
}
