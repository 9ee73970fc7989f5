package dev.lifeguard.alert;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How large the program is that an expression becomes. RE2 writes a repeated part as often as it is repeated, and RE2/J
 * checks only each count by itself, so that {@code ((a{1000}){1000}){1000}} would take all memory there is.
 */
final class RepetitionLimit {
    private static final long MOST = 10_000;
    private static final Pattern COUNT = Pattern.compile("\\{(\\d{1,9})(?:,(\\d{0,9}))?}");

    private final String expression;
    private final Deque<Long> around = new ArrayDeque<>();
    private long before;
    private long last;

    private RepetitionLimit(String expression) {
        this.expression = expression;
    }

    /** Whether it stays below {@value #MOST} steps, counted generously. */
    static boolean holds(String expression) {
        return new RepetitionLimit(expression).steps() <= MOST;
    }

    private long steps() {
        Matcher count = COUNT.matcher(expression);
        int at = 0;
        while (at < expression.length() && before + last <= MOST) {
            char each = expression.charAt(at);
            if (each == '(') {
                around.push(before + last);
                before = 0;
                last = 0;
                at++;
            } else if (each == ')' && !around.isEmpty()) {
                long group = before + last + 1;
                before = around.pop();
                last = group;
                at++;
            } else if (each == '{' && count.region(at, expression.length()).lookingAt()) {
                last *= Math.max(1, most(count));
                at = count.end();
            } else {
                before += last;
                last = 1;
                at += each == '\\' ? 2 : 1;
            }
        }
        while (!around.isEmpty()) {
            before += around.pop();
        }
        return before + last;
    }

    /** {@code {2,}} is two and a loop. */
    private static long most(Matcher count) {
        long least = Long.parseLong(count.group(1));
        String most = count.group(2);
        return most == null || most.isEmpty() ? least + 1 : Long.parseLong(most);
    }
}
