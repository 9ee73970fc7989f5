package dev.lifeguard.alert;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A time of maintenance, in UTC: {@code 02:00-04:00} each day, {@code Sun 22:00-02:00} once a week (it belongs to the day
 * on which it begins), or {@code 2026-12-01T22:00:00Z/2026-12-02T02:00:00Z} once. The end is not part of it.
 */
public sealed interface Window {
    boolean covers(Instant now);

    /** Empty where the text is none. */
    static Optional<Window> parse(String text) {
        try {
            return text.contains("/") ? Once.of(text.strip()) : Again.of(text.strip());
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    /** From one moment to another. */
    record Once(Instant begin, Instant end) implements Window {
        private static Optional<Window> of(String text) {
            int slash = text.indexOf('/');
            Once once = new Once(Instant.parse(text.substring(0, slash)), Instant.parse(text.substring(slash + 1)));
            return once.begin.isBefore(once.end) ? Optional.of(once) : Optional.empty();
        }

        @Override
        public boolean covers(Instant now) {
            return !now.isBefore(begin) && now.isBefore(end);
        }

        @Override
        public String toString() {
            return begin + "/" + end;
        }
    }

    /** Each day or on one day of the week. */
    record Again(Optional<DayOfWeek> day, LocalTime begin, LocalTime end) implements Window {
        private static final Pattern TEXT =
                Pattern.compile("(?:(?<day>[A-Za-z]{3}) +)?(?<begin>\\d{2}:\\d{2})-(?<end>\\d{2}:\\d{2})");

        private static Optional<Window> of(String text) {
            Matcher matcher = TEXT.matcher(text);
            if (!matcher.matches()) {
                return Optional.empty();
            }
            Optional<DayOfWeek> day = Optional.ofNullable(matcher.group("day")).flatMap(Again::named);
            Again again =
                    new Again(day, LocalTime.parse(matcher.group("begin")), LocalTime.parse(matcher.group("end")));
            boolean meant = day.isPresent() || matcher.group("day") == null;
            return meant && !again.begin.equals(again.end) ? Optional.of(again) : Optional.empty();
        }

        private static Optional<DayOfWeek> named(String abbreviation) {
            return Arrays.stream(DayOfWeek.values())
                    .filter(each -> each.name().startsWith(abbreviation.toUpperCase(Locale.ROOT)))
                    .findFirst();
        }

        @Override
        public boolean covers(Instant now) {
            LocalTime time = LocalTime.ofInstant(now, ZoneOffset.UTC);
            LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
            boolean begun = !time.isBefore(begin);
            boolean before = time.isBefore(end);
            if (begin.isBefore(end)) {
                return begun && before && on(today);
            }
            return (begun && on(today)) || (before && on(today.minusDays(1)));
        }

        private boolean on(LocalDate date) {
            return day.map(each -> each == date.getDayOfWeek()).orElse(true);
        }

        @Override
        public String toString() {
            String name = day.map(each ->
                            each.name().charAt(0) + each.name().substring(1, 3).toLowerCase(Locale.ROOT) + " ")
                    .orElse("");
            return name + begin + "-" + end;
        }
    }
}
