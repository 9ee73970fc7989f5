package dev.lifeguard.probe;

import dev.lifeguard.database.SqlName;
import io.vertx.sqlclient.Row;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Reads a table that somebody else made, and runs nothing of theirs. {@code COPY} takes the lock, then looks at what stands
 * there, and refuses all but a plain table in the same step, so that it cannot be swapped for a view in between. It is not
 * planned: a planner evaluates constant parts of index expressions, of extended statistics and of constraints, whoever
 * wrote them. It calls no cast and no operator, only the types' own output functions, which take a superuser to make. A
 * policy that would be evaluated is an error with {@code row_security} off.
 *
 * <p>This is how {@code pg_dump} reads. There is no {@code LIMIT}: what bounds it are the limits of an answer.
 *
 * @param table quoted, with its schema
 * @param columns of the table, as they are called
 * @see <a href="https://www.postgresql.org/docs/current/sql-copy.html">COPY</a>
 */
public record TableCopy(String table, List<String> columns) {
    /** The one column of its answer: a line of the text format. */
    public static final String LINE = "line";

    public String statement() {
        return columns.stream()
                .map(SqlName::quoted)
                .collect(Collectors.joining(", ", "COPY " + table + " (", ") TO STDOUT"));
    }

    /** The table's rows, by column; what is NULL is not in the map. */
    public List<Map<String, String>> rows(List<Row> answer) {
        return answer.stream().map(row -> row(row.getString(LINE))).toList();
    }

    private Map<String, String> row(String line) {
        String[] fields = line.split("\t", -1);
        Map<String, String> row = new HashMap<>();
        for (int i = 0; i < Math.min(fields.length, columns.size()); i++) {
            if (!fields[i].equals("\\N")) {
                row.put(columns.get(i), plain(fields[i]));
            }
        }
        return row;
    }

    /** Without the escapes of the text format, of which a server writes these: {@code \b \f \n \r \t \v} and itself. */
    private static String plain(String field) {
        if (field.indexOf('\\') < 0) {
            return field;
        }
        StringBuilder text = new StringBuilder(field.length());
        for (int i = 0; i < field.length(); i++) {
            char next = field.charAt(i);
            boolean escaped = next == '\\' && i + 1 < field.length();
            text.append(escaped ? unescaped(field.charAt(++i)) : next);
        }
        return text.toString();
    }

    private static char unescaped(char letter) {
        return switch (letter) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'v' -> '\u000b';
            default -> letter;
        };
    }
}
