package dev.lifeguard.explain.text;

import java.util.regex.Pattern;

/** Tells what each line is, given the ones before it. */
final class LineClassifier {
    /** Lines of a statement that is quoted, at most: a bracket that never closes does not hide the rest of a log. */
    private static final int LONGEST_STATEMENT = 200;

    private static final int NOWHERE = -1;

    /** An exception as Python prints it where indentation is lost: a type, and perhaps a message. */
    private static final Pattern EXCEPTION = Pattern.compile("^(?:[A-Z]\\w*+|\\w++(?:\\.\\w++)++)(?::.*+)?$");

    /** How far the last frame of Python was indented: what is indented deeper is its source. */
    private int frame = NOWHERE;

    private int statement;
    private String prefix = "";

    /** A level: unless the last line had the same prefix, its source and its statement do not go on here. */
    void reset(LinePrefix here) {
        if (!here.written().equals(prefix)) {
            frame = NOWHERE;
            statement = 0;
        }
        prefix = here.written();
    }

    LineKind next(String body, int indent) {
        if (statement > 0) {
            statement = body.endsWith("]") ? 0 : statement - 1;
            return LineKind.SOURCE;
        }
        if (FrameLine.python(body)) {
            frame = indent;
            return LineKind.FRAME;
        }
        if (frame != NOWHERE && sourceOfFrame(body, indent)) {
            return LineKind.SOURCE;
        }
        frame = NOWHERE;
        if (QuotedLine.open(body)) {
            statement = LONGEST_STATEMENT;
            return LineKind.SOURCE;
        }
        if (QuotedLine.is(body) || QuotedLine.marks(body)) {
            return LineKind.SOURCE;
        }
        return FrameLine.is(body) ? LineKind.FRAME : LineKind.MESSAGE;
    }

    /** Where a carrier has taken the indentation, one line is the source, unless it is an exception. */
    private boolean sourceOfFrame(String body, int indent) {
        if (indent > frame) {
            return true;
        }
        boolean lost = frame == 0 && indent == 0;
        return lost && (QuotedLine.marks(body) || !EXCEPTION.matcher(body).matches());
    }
}
