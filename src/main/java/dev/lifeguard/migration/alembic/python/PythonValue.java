package dev.lifeguard.migration.alembic.python;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What an expression stands for, as far as it can be told without running it.
 *
 * @param computed whether it cannot be told
 * @param texts one string, or those of a tuple, a list or a set; empty for {@code None}
 */
public record PythonValue(boolean computed, List<String> texts) {
    public static final PythonValue COMPUTED = new PythonValue(true, List.of());
    public static final PythonValue NONE = new PythonValue(false, List.of());

    public static PythonValue of(List<PythonToken> tokens) {
        if (tokens.size() == 1 && tokens.get(0).is("None")) {
            return NONE;
        }
        if (!tokens.isEmpty() && tokens.stream().allMatch(PythonToken::isString)) {
            return new PythonValue(
                    false, List.of(tokens.stream().map(PythonToken::text).collect(Collectors.joining())));
        }
        boolean bracketed =
                !tokens.isEmpty() && tokens.get(0).opens() && PythonLine.closing(tokens, 0) == tokens.size() - 1;
        List<PythonToken> inner = bracketed ? tokens.subList(1, tokens.size() - 1) : tokens;
        List<List<PythonToken>> items = PythonLine.split(inner, ",");
        if (!bracketed && items.size() == 1) {
            return COMPUTED;
        }
        return items.size() == 1 && !inner.isEmpty() ? of(inner) : collected(items);
    }

    private static PythonValue collected(List<List<PythonToken>> items) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            boolean trailing = items.get(i).isEmpty() && i == items.size() - 1;
            if (!trailing) {
                PythonValue item = of(items.get(i));
                if (item.computed() || item.texts().size() != 1) {
                    return COMPUTED;
                }
                texts.addAll(item.texts());
            }
        }
        return new PythonValue(false, texts);
    }
}
