package dev.lifeguard.migration.alembic.python;

import dev.lifeguard.migration.alembic.python.PythonToken.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;

/**
 * Text of Python, cut into logical lines of tokens. Time and memory are linear in its length.
 *
 * @see <a href="https://docs.python.org/3/reference/lexical_analysis.html">Python's lexical analysis</a>
 */
public final class PythonSource {
    private static final int TAB = 8;

    /** Python's own limit. */
    private static final int DEEPEST = 200;

    private static final List<String> PAIRS = List.of(
            "==", "!=", "<=", ">=", ":=", "->", "+=", "-=", "*=", "/=", "|=", "&=", "%=", "**", "//", "<<", ">>");
    private static final String SINGLES = "+-*/%@&|^~<>()[]{},:.;=";

    private final String text;
    private final List<PythonLine> lines = new ArrayList<>();
    private final Deque<Character> open = new ArrayDeque<>();
    private List<PythonToken> tokens = new ArrayList<>();
    private int indent;
    private int at;
    private int number = 1;

    private PythonSource(String text) {
        this.text = text;
    }

    /**
     * The logical lines.
     *
     * @throws NotPython where a bracket or a string does not end, or a character has no place in Python
     */
    public static List<PythonLine> lines(String text) throws NotPython {
        PythonSource source = new PythonSource(text);
        source.read();
        return source.lines;
    }

    private void read() throws NotPython {
        startLine();
        while (at < text.length()) {
            step(text.charAt(at));
        }
        if (!open.isEmpty()) {
            throw new NotPython("it is not valid Python: a bracket is not closed");
        }
        endLine();
    }

    private void step(char c) throws NotPython {
        if (c == '\n') {
            at++;
            number++;
            if (open.isEmpty()) {
                endLine();
                startLine();
            }
        } else if (c == '#') {
            int end = text.indexOf('\n', at);
            at = end < 0 ? text.length() : end;
        } else if (c == '\\' && continues()) {
            at = text.indexOf('\n', at) + 1;
            number++;
        } else if (c == ' ' || c == '\t' || c == '\r' || c == '\f' || c == '\uFEFF') {
            at++;
        } else if (c == '"' || c == '\'') {
            string("");
        } else if (Character.isJavaIdentifierStart(c) && c != '$') {
            name();
        } else if (Character.isDigit(c) || (c == '.' && Character.isDigit(peek(1)))) {
            number();
        } else {
            operator(c);
        }
    }

    private boolean continues() {
        return peek(1) == '\n' || (peek(1) == '\r' && peek(2) == '\n');
    }

    private char peek(int ahead) {
        return at + ahead < text.length() ? text.charAt(at + ahead) : '\0';
    }

    private void startLine() {
        indent = 0;
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            indent = text.charAt(at) == '\t' ? (indent / TAB + 1) * TAB : indent + 1;
            at++;
        }
    }

    private void endLine() {
        if (!tokens.isEmpty()) {
            lines.add(new PythonLine(indent, tokens));
            tokens = new ArrayList<>();
        }
    }

    private void name() throws NotPython {
        int from = at;
        while (at < text.length() && Character.isJavaIdentifierPart(text.charAt(at)) && text.charAt(at) != '$') {
            at++;
        }
        String name = text.substring(from, at);
        boolean quoted = peek(0) == '"' || peek(0) == '\'';
        if (quoted && name.length() <= 2 && name.chars().allMatch(c -> "rRbBuUfF".indexOf(c) >= 0)) {
            string(name.toLowerCase(Locale.ROOT));
        } else {
            tokens.add(new PythonToken(Kind.NAME, name));
        }
    }

    private void number() {
        int from = at;
        while (at < text.length() && (Character.isLetterOrDigit(peek(0)) || peek(0) == '.' || peek(0) == '_')) {
            at++;
        }
        tokens.add(new PythonToken(Kind.NUMBER, text.substring(from, at)));
    }

    private void string(String prefix) throws NotPython {
        PythonString literal = PythonString.at(text, at, prefix);
        if (literal.end() < 0) {
            throw new NotPython("it is not valid Python: a string is not closed, which begins", number);
        }
        number += (int)
                text.substring(at, literal.end()).chars().filter(c -> c == '\n').count();
        at = literal.end();
        boolean computed = prefix.contains("f") || prefix.contains("b");
        tokens.add(new PythonToken(computed ? Kind.COMPUTED_STRING : Kind.STRING, literal.value()));
    }

    private void operator(char c) throws NotPython {
        String pair = at + 1 < text.length() ? text.substring(at, at + 2) : "";
        if (PAIRS.contains(pair)) {
            tokens.add(new PythonToken(Kind.OPERATOR, pair));
            at += 2;
            return;
        }
        if (SINGLES.indexOf(c) < 0) {
            throw new NotPython(c < ' ' ? "it is binary" : "it is not valid Python: a stray character", number);
        }
        bracket(c);
        at++;
        if (c == ';' && open.isEmpty()) {
            endLine();
        } else {
            tokens.add(new PythonToken(Kind.OPERATOR, String.valueOf(c)));
        }
    }

    private void bracket(char c) throws NotPython {
        int opening = "([{".indexOf(c);
        int closing = ")]}".indexOf(c);
        if (opening >= 0) {
            if (open.size() >= DEEPEST) {
                throw new NotPython("it is not valid Python: too many nested brackets", number);
            }
            open.push(")]}".charAt(opening));
        } else if (closing >= 0 && (open.isEmpty() || open.pop() != c)) {
            throw new NotPython("it is not valid Python: a bracket closes that was not opened", number);
        }
    }
}
