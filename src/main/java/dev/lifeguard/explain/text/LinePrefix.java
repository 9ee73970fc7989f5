package dev.lifeguard.explain.text;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What loggers and collectors put before a message: the container's name, the time, the host and process of syslog, the
 * level, the thread and the logger.
 *
 * @param end where the message begins
 * @param written the prefix itself
 * @param level in lower case; empty where none is there
 * @param record whether it tells that a record begins, rather than only which stream a line came from
 * @param json whether the record is a line of JSON, whose strings may hold many lines
 */
record LinePrefix(int end, String written, String level, boolean record, boolean json) {
    private static final int LONGEST = 400;
    private static final int MOST_PARTS = 12;
    private static final int SHORTEST = 4;

    /** Levels of records that report no failure. */
    private static final Set<String> CALM = Set.of("trace", "debug", "info", "information", "notice", "log", "verbose");

    private static final String LEVELS =
            "TRACE|DEBUG|INFO|INFORMATION|NOTICE|LOG|VERBOSE|WARN|WARNING|ERROR|ERR|FATAL|CRITICAL|CRIT"
                    + "|SEVERE|PANIC|EMERG|ALERT";

    /** What only says where a line comes from: a collector adds it to every line. */
    private static final List<Pattern> CARRIERS = List.of(
            Pattern.compile("[A-Za-z0-9][\\w./-]*+ *+\\| "),
            Pattern.compile("\\[pod/[^\\]\\s]++\\] "),
            // Ruby's logger
            Pattern.compile("[DIWEFA], (?=\\[)"),
            // container runtimes and docker write nanoseconds
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{7,9}+(?:Z|[+-]\\d\\d:\\d\\d) "),
            Pattern.compile("(?:stdout|stderr) [FP] "),
            Pattern.compile("\\[\\w[\\w.:-]*+\\] *+(?:\\d++ *+- *+)?(?=(?:" + LEVELS + ")\\b|\\d)"),
            Pattern.compile("[|+] ?(?=\\s|Traceback|File|[A-Z])|\\+-\\+?-{4,}[^a-z]*+"));

    private static final List<Pattern> TIMES = List.of(
            Pattern.compile("[\\[(]?(?:time=)?\\d{4}[-/.]\\d\\d[-/.]\\d\\d[T _]\\d\\d:\\d\\d(?::\\d\\d)?(?:[.,:]\\d++)?"
                    + "(?: ?(?:Z|UTC|GMT|CET|CEST|MSK|[+-]\\d\\d:?\\d\\d))?(?: #\\d++)?[\\])]?[:;,]? ?"),
            Pattern.compile(
                    "(?:<\\d++>)?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) [ \\d]?\\d \\d\\d:\\d\\d:\\d\\d(?:\\.\\d++)? "),
            Pattern.compile(
                    "\\[?\\d{1,2}[-/](?:\\w{3}|\\d\\d)[-/]\\d{2,4}[:, ] ?\\d{1,2}:\\d\\d:\\d\\d(?:[.,]\\d++)?(?: ?[AP]M| [+-]\\d{4})?\\]?,? ?(?:- )?"),
            Pattern.compile("\\[?\\d{1,2}:\\d\\d:\\d\\d(?:[.,]\\d++)?\\]? (?:[AP]M )?"),
            Pattern.compile("[IWEFD]\\d{4} \\d\\d:\\d\\d:\\d\\d\\.\\d++ ++\\d++ \\S++\\] "));

    private static final Pattern LEVEL = Pattern.compile("[\\[(<|]? ?(" + LEVELS + "|" + LEVELS.toLowerCase(Locale.ROOT)
            + "|[IWEF](?= \\d))(?:/\\w++)?[\\])>|]?[:,]?(?=\\s|\\[|$) *+");

    /** A thread, a process, a logger; a number; a separator. */
    private static final Pattern OTHER = Pattern.compile(
            "\\[[^\\]\\s][^\\]]{0,80}+\\]:? *+|\\(\\w[^()\\s]{0,60}\\) *+|(?:---|--|-|\\||:) ++|\\d++ (?=-|\\[|---)|\\[Nest\\] \\d++ ++- ");

    /** Of syslog: the host, the program and its process. */
    private static final Pattern PROCESS = Pattern.compile("[\\w.-]++ [\\w./-]++\\[\\d++\\]: ?");

    private static final Pattern LOGGER =
            Pattern.compile("(?!\\S*(?:Error|Exception|Failed)\\b)[a-z][\\w.$-]{0,60}+: ?");

    private static final Pattern STRUCTURED_LEVEL = Pattern.compile(
            "[\"']?\\b(?:level|severity|levelname|lvl|log\\.level|severity_text)[\"']?[=:] ?[\"']?(\\w++)",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern STRUCTURED = Pattern.compile(
            "\\{ ?[\"'][\\w@.]++[\"'] ?:.*+|(?:\\w++=\\S++ ){1,3}+.*\\bmsg=.*+|(?:time|ts|t|level|timestamp)=.*+");

    static LinePrefix of(String line) {
        if (line.length() < SHORTEST) {
            return new LinePrefix(0, "", "", false, false);
        }
        Matcher matcher = CARRIERS.get(0).matcher(line);
        int at = 0;
        String level = "";
        boolean dated = false;
        boolean named = false;
        for (int part = 0; part < MOST_PARTS && at < Math.min(line.length(), LONGEST); part++) {
            matcher.region(at, Math.min(line.length(), LONGEST));
            int end = end(matcher, CARRIERS);
            if (end < 0) {
                end = end(matcher, TIMES);
                dated |= end >= 0;
            }
            if (end < 0 && level.isEmpty()) {
                end = end(matcher, LEVEL);
                level = end < 0 ? "" : matcher.group(1).toLowerCase(Locale.ROOT);
                named |= end >= 0 && matcher.group().stripTrailing().endsWith(":");
            }
            if (end < 0 && (dated || !level.isEmpty())) {
                end = end(matcher, OTHER);
            }
            if (end < 0 && !named && (dated || !level.isEmpty())) {
                end = end(matcher, PROCESS);
                end = end < 0 ? end(matcher, LOGGER) : end;
                named = end >= 0;
            }
            if (end <= at) {
                break;
            }
            at = end;
        }
        String rest = line.substring(at);
        if (level.isEmpty() && STRUCTURED.matcher(rest).lookingAt()) {
            return new LinePrefix(at, line.substring(0, at), structuredLevel(rest), true, rest.startsWith("{"));
        }
        return new LinePrefix(at, line.substring(0, at), level, dated || !level.isEmpty(), false);
    }

    private static int end(Matcher matcher, List<Pattern> forms) {
        for (Pattern form : forms) {
            int end = end(matcher, form);
            if (end >= 0) {
                return end;
            }
        }
        return -1;
    }

    private static int end(Matcher matcher, Pattern form) {
        matcher.usePattern(form);
        return matcher.lookingAt() ? matcher.end() : -1;
    }

    private static String structuredLevel(String rest) {
        Matcher level = STRUCTURED_LEVEL.matcher(rest);
        return level.find() ? level.group(1).toLowerCase(Locale.ROOT) : "";
    }

    /** Whether the record reports no failure. */
    boolean calm() {
        return CALM.contains(level) || level.equals("i");
    }

    /** Whether it says more than where the line comes from. */
    boolean levelled() {
        return !level.isEmpty();
    }
}
