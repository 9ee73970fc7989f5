package dev.lifeguard.migration.alembic.python;

/**
 * A token of Python.
 *
 * @param text the name, the operator, or what a string literal stands for
 */
public record PythonToken(Kind kind, String text) {
    public enum Kind {
        NAME,
        NUMBER,
        /** A literal whose value is known. */
        STRING,
        /** A string that is put together at run time: {@code f"…"}, or bytes. */
        COMPUTED_STRING,
        OPERATOR
    }

    public boolean is(String operatorOrName) {
        return (kind == Kind.OPERATOR || kind == Kind.NAME) && text.equals(operatorOrName);
    }

    public boolean isString() {
        return kind == Kind.STRING;
    }

    public boolean isName() {
        return kind == Kind.NAME;
    }

    boolean opens() {
        return kind == Kind.OPERATOR && (text.equals("(") || text.equals("[") || text.equals("{"));
    }

    boolean closes() {
        return kind == Kind.OPERATOR && (text.equals(")") || text.equals("]") || text.equals("}"));
    }
}
