package dev.lifeguard.explain.text;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Tells where a record begins: at a prefix that is not the one before, at a line of JSON, at a new traceback that is not
 * chained to the one before, and after a record that reports no failure.
 */
final class RecordSplitter {
    private static final String TRACEBACK = "Traceback (most recent call last)";

    /** What goes on with the exception or the message before it. */
    private static final Pattern GOES_ON = Pattern.compile(
            "^(?i:caused by|suppressed:|wrapped by|nested exception|--->|\\[cause\\]|cause:|emitted |\\[errors\\]|original(?:error)?:"
                    + "|the above exception|during handling|detail:|hint:|context:|where:|location:|position:|statement:|query:"
                    + "|line \\d++:|note:|sql ?state|error code|code:|message:|\\(background on|\\[sql|\\[parameters|is the server|this probably"
                    + "|before or while|tcp/ip connections|severity:|process \\d++ |exception data:|stack backtrace|backtrace:|reason:"
                    + "|please |try |see |more info|either provide)(?s:.*+)|^[}\\])|.,].*+");

    /** An exception's first line where a stack follows it, as in Java, JavaScript, .NET. */
    private static final Pattern EXCEPTION = Pattern.compile(
            "^(?:Uncaught |Unhandled (?:exception|rejection|promise rejection)[:.]? |Exception in thread \"[^\"]*+\" )?"
                    + "[\\w.$/]*+(?:Error|Exception|Failure|Throwable)\\b.*+");

    private Optional<LinePrefix> prefix = Optional.empty();
    private LineKind before = LineKind.MESSAGE;
    private boolean begun;
    private boolean calm;
    private boolean traced;
    private boolean python;
    private boolean linked;

    boolean begins(LinePrefix here, String body, int indent, LineKind kind) {
        boolean begins = !begun || starts(here, body, indent, kind);
        if (begins) {
            begun = true;
            calm = here.calm();
            traced = false;
            python = false;
        }
        remember(here, body, indent, kind, begins);
        return begins;
    }

    private boolean starts(LinePrefix here, String body, int indent, LineKind kind) {
        boolean goesOn =
                kind != LineKind.MESSAGE || indent > 0 || GOES_ON.matcher(body).matches();
        boolean same = !here.json()
                && prefix.filter(last -> last.written().equals(here.written())).isPresent();
        if (here.record() && !same && !(goesOn && !here.levelled())) {
            return here.levelled() || !traced || !python;
        }
        if (body.startsWith(TRACEBACK)) {
            return !linked && traced && !python;
        }
        if (same && here.record()) {
            return false;
        }
        boolean inJson = prefix.filter(LinePrefix::json).isPresent();
        boolean next = !goesOn && !here.record() && !linked && !inJson;
        return next
                && (calm
                        || (before == LineKind.FRAME
                                && !python
                                && EXCEPTION.matcher(body).matches()));
    }

    private void remember(LinePrefix here, String body, int indent, LineKind kind, boolean begins) {
        if (here.record() || begins) {
            prefix = here.record() ? Optional.of(here) : Optional.empty();
        }
        if (body.startsWith(TRACEBACK) || (kind == LineKind.FRAME && FrameLine.python(body))) {
            python = true;
            traced = true;
        } else if (kind == LineKind.FRAME) {
            traced = true;
        } else if (kind == LineKind.MESSAGE && indent == 0) {
            python = false;
        }
        linked = body.startsWith("The above exception was") || body.startsWith("During handling of the above");
        before = kind;
    }
}
