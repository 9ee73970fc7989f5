package dev.lifeguard.migration.alembic.python;

/** The text is not Python as far as that can be told without running it. Its message is one clause about the file. */
public final class NotPython extends Exception {
    public NotPython(String clause) {
        super(clause, null, false, false);
    }

    public NotPython(String clause, int line) {
        this(clause + " in line " + line);
    }
}
