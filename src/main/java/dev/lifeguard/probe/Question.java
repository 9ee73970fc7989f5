package dev.lifeguard.probe;

import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Something that is asked again and again, with other numbers or with none, so that a server may keep its plan: making that
 * is most of what a small question costs it.
 *
 * @param text one {@code SELECT} with {@code $1} and so on, each with a cast to its type; the same words each time
 * @param values what stands for them: a {@code Long}, a {@code Boolean}, or a list of {@code Integer}; never a text, so that
 *     nothing can be meant by one but a number
 */
public record Question(String text, List<?> values) {
    public Question {
        values = List.copyOf(values);
    }

    /** As a prepared statement takes them. */
    public Tuple tuple() {
        Tuple all = Tuple.tuple();
        values.forEach(value -> all.addValue(value instanceof List<?> list ? list.toArray(new Integer[0]) : value));
        return all;
    }

    /** The same with its values in place, for a session on which nothing can be prepared. */
    public String inline() {
        String all = text;
        for (int i = values.size(); i > 0; i--) {
            all = all.replace("$" + i, literal(values.get(i - 1)));
        }
        return all;
    }

    private static String literal(Object value) {
        return value instanceof List<?> list
                ? list.stream().map(String::valueOf).collect(Collectors.joining(",", "'{", "}'"))
                : String.valueOf(value);
    }
}
