package dev.lifeguard.explain.text;

/** What a line of a text is. */
public enum LineKind {
    /** What a program says: a log line, an exception with its message. */
    MESSAGE,
    /** A place in a program: who raised it, and doing what. */
    FRAME,
    /** Code or a statement of SQL that is quoted for the reader: whatever stands in it has not happened. */
    SOURCE
}
