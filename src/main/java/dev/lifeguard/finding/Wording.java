package dev.lifeguard.finding;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The sentences of one cause, with placeholders such as <code>{role}</code> for its evidence, and
 * <code>{count|is|are}</code> for the word that goes with one and with several. It stands in the front matter of the
 * cause's runbook:
 *
 * <pre>
 * summary: PostgreSQL at {endpoint} has no role {role}
 * summary: The role does not exist
 * fix: Create the role
 *   $ CREATE ROLE {role} LOGIN
 * fix if where~password: Only told where the evidence {@code where} contains "password"
 * fix unless tool~flyway|rails: Not told where the evidence {@code tool} contains one of these
 * </pre>
 */
public final class Wording {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z_]+)(?:\\|([^|{}]*)\\|([^|{}]*))?}");
    private static final String SUMMARY = "summary:";
    private static final Pattern FIX =
            Pattern.compile("fix(?: (?<sense>if|unless) (?<key>[a-z_]+)~(?<part>[^\\s:]*))?:(?<text>.*)");

    /** What could end a quoted name or begin something else in a shell or in SQL. */
    private static final Pattern UNSAFE = Pattern.compile("['\"\\\\`$;\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");

    private static final String COMMAND = "  $ ";

    /** Said of every cause that is only seen where a connection is opened. */
    private static final String ONLY_NEW = "; connections that are open still work, new ones fail";

    private final List<String> summaries;
    private final List<Advice> fixes;

    /** A fix as it is written down, and what the evidence has to say for it to apply. */
    private record Advice(Optional<String> key, boolean wanted, List<String> parts, Fix fix) {
        boolean applies(Evidence evidence) {
            return key.map(name -> evidence.get(name)
                                    .map(value -> parts.stream().anyMatch(value.toString()::contains))
                                    .orElse(false)
                            == wanted)
                    .orElse(true);
        }
    }

    private Wording(List<String> summaries, List<Advice> fixes) {
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
        List<Advice> fixes = new ArrayList<>();
        for (String line : lines) {
            Matcher fix = FIX.matcher(line);
            if (line.startsWith(SUMMARY)) {
                summaries.add(line.substring(SUMMARY.length()).strip());
            } else if (fix.matches()) {
                fixes.add(new Advice(
                        Optional.ofNullable(fix.group("key")),
                        !"unless".equals(fix.group("sense")),
                        List.of(String.valueOf(fix.group("part")).split("\\|", -1)),
                        new Fix(fix.group("text").strip(), Optional.empty())));
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

    private static Advice withCommand(Advice advice, String line) {
        Fix fix = advice.fix();
        String command = fix.command().map(before -> before + "\n").orElse("") + line.stripTrailing();
        return new Advice(advice.key(), advice.wanted(), advice.parts(), new Fix(fix.text(), Optional.of(command)));
    }

    /** The first summary whose every placeholder is in the evidence. */
    public String summary(Evidence evidence) {
        return summaries.stream()
                .flatMap(text -> filled(text, evidence, false).stream())
                .findFirst()
                .map(text -> text + (onlyNew(evidence) ? ONLY_NEW : ""))
                .orElseThrow();
    }

    private static boolean onlyNew(Evidence evidence) {
        return evidence.get("open_connections").filter("work"::equals).isPresent();
    }

    /**
     * The fixes that apply and can be told in full: one with a placeholder that is not in the evidence is left out, and
     * so is one whose command would not mean what it says with the evidence's value in it.
     */
    public List<Fix> fixes(Evidence evidence) {
        return fixes.stream()
                .filter(advice -> advice.applies(evidence))
                .flatMap(advice -> filled(advice.fix(), evidence).stream())
                .toList();
    }

    private static Optional<Fix> filled(Fix fix, Evidence evidence) {
        Optional<String> command = fix.command().flatMap(line -> filled(line, evidence, true));
        if (fix.command().isPresent() && command.isEmpty()) {
            return Optional.empty();
        }
        return filled(fix.text(), evidence, false).map(text -> new Fix(text, command));
    }

    private static Optional<String> filled(String template, Evidence evidence, boolean toRun) {
        Matcher matcher = PLACEHOLDER.matcher(template);
        StringBuilder text = new StringBuilder();
        while (matcher.find()) {
            Optional<String> value = evidence.get(matcher.group(1)).map(raw -> spoken(matcher, raw));
            if (value.isEmpty()
                    || (toRun
                            && isPart(matcher, template)
                            && UNSAFE.matcher(value.get()).find())) {
                return Optional.empty();
            }
            matcher.appendReplacement(text, Matcher.quoteReplacement(value.get()));
        }
        return Optional.of(matcher.appendTail(text).toString());
    }

    /** A command that is evidence as a whole was quoted by the rule that made it. */
    private static boolean isPart(Matcher placeholder, String template) {
        return placeholder.group().length() < template.strip().length();
    }

    private static String spoken(Matcher placeholder, Object value) {
        if (placeholder.group(2) != null) {
            boolean one = value instanceof Number number && number.doubleValue() == 1;
            return placeholder.group(one ? 2 : 3);
        }
        boolean seconds = SpokenSeconds.isKey(placeholder.group(1));
        return seconds && value instanceof Double exact ? SpokenSeconds.of(exact) : spoken(value);
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
