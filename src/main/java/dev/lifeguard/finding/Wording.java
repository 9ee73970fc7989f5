package dev.lifeguard.finding;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The sentences of one cause, with placeholders such as <code>{role}</code> for its evidence. It stands in the front
 * matter of the cause's runbook:
 *
 * <pre>
 * summary: PostgreSQL at {endpoint} has no role {role}
 * summary: The role does not exist
 * fix: Create the role
 *   $ CREATE ROLE {role} LOGIN
 * </pre>
 */
public final class Wording {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z_]+)}");
    private static final String SUMMARY = "summary:";
    private static final String FIX = "fix:";
    private static final String COMMAND = "  $ ";

    private final List<String> summaries;
    private final List<Fix> fixes;

    private Wording(List<String> summaries, List<Fix> fixes) {
        this.summaries = List.copyOf(summaries);
        this.fixes = List.copyOf(fixes);
    }

    /**
     * Reads the lines of a front matter.
     *
     * @throws IllegalStateException where a line is none of the three kinds, or no summary goes without evidence
     */
    static Wording parse(List<String> lines) {
        List<String> summaries = new ArrayList<>();
        List<Fix> fixes = new ArrayList<>();
        for (String line : lines) {
            if (line.startsWith(SUMMARY)) {
                summaries.add(line.substring(SUMMARY.length()).strip());
            } else if (line.startsWith(FIX)) {
                fixes.add(new Fix(line.substring(FIX.length()).strip(), Optional.empty()));
            } else if (line.startsWith(COMMAND) && !fixes.isEmpty()) {
                int last = fixes.size() - 1;
                fixes.set(last, withCommand(fixes.get(last), line.substring(COMMAND.length())));
            } else if (!line.isBlank()) {
                throw new IllegalStateException("neither a summary, a fix nor a fix's command: " + line);
            }
        }
        if (summaries.isEmpty()
                || PLACEHOLDER.matcher(summaries.get(summaries.size() - 1)).find()) {
            throw new IllegalStateException("the last summary must stand without placeholders");
        }
        return new Wording(summaries, fixes);
    }

    private static Fix withCommand(Fix fix, String line) {
        return new Fix(
                fix.text(),
                Optional.of(fix.command().map(before -> before + "\n").orElse("") + line.stripTrailing()));
    }

    /** The first summary whose every placeholder is in the evidence. */
    public String summary(Evidence evidence) {
        return summaries.stream()
                .flatMap(text -> filled(text, evidence).stream())
                .findFirst()
                .orElseThrow();
    }

    /** The fixes that can be told in full: one with a placeholder that is not in the evidence is left out. */
    public List<Fix> fixes(Evidence evidence) {
        return fixes.stream().flatMap(fix -> filled(fix, evidence).stream()).toList();
    }

    private static Optional<Fix> filled(Fix fix, Evidence evidence) {
        Optional<String> command = fix.command().flatMap(line -> filled(line, evidence));
        if (fix.command().isPresent() && command.isEmpty()) {
            return Optional.empty();
        }
        return filled(fix.text(), evidence).map(text -> new Fix(text, command));
    }

    private static Optional<String> filled(String template, Evidence evidence) {
        Matcher matcher = PLACEHOLDER.matcher(template);
        StringBuilder text = new StringBuilder();
        while (matcher.find()) {
            Optional<Object> value = evidence.get(matcher.group(1));
            if (value.isEmpty()) {
                return Optional.empty();
            }
            matcher.appendReplacement(text, Matcher.quoteReplacement(spoken(value.get())));
        }
        return Optional.of(matcher.appendTail(text).toString());
    }

    /** As a person writes it: {@code 100} and not {@code 100.0}, lists with commas. */
    private static String spoken(Object value) {
        if (value instanceof Double number && Double.isFinite(number)) {
            return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
        }
        if (value instanceof List<?> list) {
            return list.stream().map(Wording::spoken).collect(Collectors.joining(", "));
        }
        return value.toString();
    }
}
