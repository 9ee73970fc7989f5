package dev.lifeguard.migration.table;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * One row of a history, as the server writes its values out. What is compared is compared here: an operator of a database is
 * its owner's.
 */
public record HistoryRow(Map<String, String> columns) {
    private static final Pattern DIGITS = Pattern.compile("\\d+");

    /** Empty where it is NULL. */
    public Optional<String> text(String column) {
        return Optional.ofNullable(columns.get(column));
    }

    public boolean has(String column) {
        return columns.containsKey(column);
    }

    public boolean is(String column) {
        return "t".equals(columns.get(column));
    }

    /** Whole numbers by their value, before everything else; that by its text. Moments in ISO's form sort as text. */
    static Comparator<HistoryRow> by(String column) {
        return Comparator.comparing(row -> row.text(column).orElse(""), ORDER);
    }

    private static final Comparator<String> ORDER = Comparator.comparing(HistoryRow::isNumber)
            .reversed()
            .thenComparing(text -> isNumber(text) ? digits(text).length() : 0)
            .thenComparing(text -> isNumber(text) ? digits(text) : text, Comparator.naturalOrder());

    private static boolean isNumber(String text) {
        return DIGITS.matcher(text).matches();
    }

    private static String digits(String number) {
        int first = 0;
        while (first < number.length() - 1 && number.charAt(first) == '0') {
            first++;
        }
        return number.substring(first);
    }

    /** What identifies its migration, cut where it is longer than any name. */
    String revision(Function<HistoryRow, Optional<String>> named) {
        String revision = named.apply(this).orElse("");
        return revision.substring(0, Math.min(revision.length(), 200));
    }
}
