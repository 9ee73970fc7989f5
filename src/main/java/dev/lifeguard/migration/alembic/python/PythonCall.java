package dev.lifeguard.migration.alembic.python;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A call such as {@code op.add_column("orders", sa.Column("note"), schema="shop")}.
 *
 * @param receiver what stands before the dot
 * @param function what stands behind it
 */
public record PythonCall(
        String receiver, String function, List<List<PythonToken>> given, Map<String, List<PythonToken>> named) {

    /** The first call of a statement; of {@code x = op.f(…)} the one that is assigned. */
    public static Optional<PythonCall> in(List<PythonToken> tokens) {
        for (int i = 0; i + 3 < tokens.size(); i++) {
            if (tokens.get(i).isName()
                    && tokens.get(i + 1).is(".")
                    && tokens.get(i + 2).isName()
                    && tokens.get(i + 3).is("(")) {
                return Optional.of(of(tokens, i));
            }
        }
        return Optional.empty();
    }

    private static PythonCall of(List<PythonToken> tokens, int at) {
        int end = PythonLine.closing(tokens, at + 3);
        List<List<PythonToken>> given = new ArrayList<>();
        Map<String, List<PythonToken>> named = new LinkedHashMap<>();
        for (List<PythonToken> argument : PythonLine.split(tokens.subList(at + 4, end), ",")) {
            if (argument.size() > 2
                    && argument.get(0).isName()
                    && argument.get(1).is("=")) {
                named.put(argument.get(0).text(), argument.subList(2, argument.size()));
            } else if (!argument.isEmpty()) {
                given.add(argument);
            }
        }
        return new PythonCall(tokens.get(at).text(), tokens.get(at + 2).text(), given, named);
    }

    /** A string at this place, or under this name; also one that is wrapped, as in {@code op.f("…")} and {@code sa.text("…")}. */
    public Optional<String> text(int place, String name) {
        List<PythonToken> argument = named.get(name);
        if (argument != null) {
            return text(argument);
        }
        return place < given.size() ? text(given.get(place)) : Optional.empty();
    }

    public boolean says(String name) {
        List<PythonToken> argument = named.get(name);
        return argument != null && argument.size() == 1 && argument.get(0).is("True");
    }

    public boolean names(String name) {
        return named.containsKey(name);
    }

    /** The names of columns that are made in place: {@code sa.Column("id", …)}. */
    public List<String> columns(int from) {
        return given.stream()
                .skip(from)
                .flatMap(argument -> column(argument).stream())
                .toList();
    }

    public static Optional<String> column(List<PythonToken> argument) {
        for (int i = 0; i + 2 < argument.size(); i++) {
            if (argument.get(i).is("(")) {
                boolean isColumn = i > 0 && argument.get(i - 1).is("Column");
                return isColumn && argument.get(i + 1).isString()
                        ? Optional.of(argument.get(i + 1).text())
                        : Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static Optional<String> text(List<PythonToken> argument) {
        PythonValue plain = PythonValue.of(argument);
        if (!plain.computed()) {
            return plain.texts().size() == 1 ? Optional.of(plain.texts().get(0)) : Optional.empty();
        }
        int open = 0;
        while (open < argument.size()
                && (argument.get(open).isName() || argument.get(open).is("."))) {
            open++;
        }
        boolean wrapped = open > 0
                && open < argument.size() - 1
                && argument.get(open).is("(")
                && PythonLine.closing(argument, open) == argument.size() - 1;
        return wrapped ? text(argument.subList(open + 1, argument.size() - 1)) : Optional.empty();
    }
}
