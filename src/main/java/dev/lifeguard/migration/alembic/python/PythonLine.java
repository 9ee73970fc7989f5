package dev.lifeguard.migration.alembic.python;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * One logical line: a statement, or the head of a block.
 *
 * @param indent columns before its first token
 */
public record PythonLine(int indent, List<PythonToken> tokens) {
    public PythonToken first() {
        return tokens.get(0);
    }

    public boolean startsWith(String keyword) {
        return first().is(keyword);
    }

    /** The parts between separators that stand in no bracket. */
    public static List<List<PythonToken>> split(List<PythonToken> tokens, String separator) {
        List<List<PythonToken>> parts = new ArrayList<>();
        List<PythonToken> part = new ArrayList<>();
        int depth = 0;
        for (PythonToken token : tokens) {
            depth += token.opens() ? 1 : token.closes() ? -1 : 0;
            if (depth == 0 && token.is(separator)) {
                parts.add(part);
                part = new ArrayList<>();
            } else {
                part.add(token);
            }
        }
        parts.add(part);
        return parts;
    }

    /** Where the bracket that opens at {@code open} closes; the end of the tokens where it does not. */
    static int closing(List<PythonToken> tokens, int open) {
        int depth = 0;
        for (int i = open; i < tokens.size(); i++) {
            depth += tokens.get(i).opens() ? 1 : tokens.get(i).closes() ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return tokens.size();
    }

    public boolean any(Predicate<PythonToken> wanted) {
        return tokens.stream().anyMatch(wanted);
    }
}
