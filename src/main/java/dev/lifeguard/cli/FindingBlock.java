package dev.lifeguard.cli;

import dev.lifeguard.finding.Evidence;
import dev.lifeguard.finding.Finding;
import dev.lifeguard.finding.Fix;
import dev.lifeguard.finding.SpokenSeconds;
import dev.lifeguard.finding.Wordings;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One finding: what, why we think so, what to do. */
record FindingBlock(Wordings words, TerminalColors paint) {
    private static final String INDENT = "    ";

    List<String> of(Finding finding) {
        List<String> lines = new ArrayList<>();
        lines.add("  " + paint.as(finding.severity(), finding.severity().label()) + "  "
                + paint.bold(finding.cause().slug())
                + finding.causedBy().map(root -> "  because of " + root.slug()).orElse(""));
        lines.addAll(Paragraph.of(INDENT, words.summary(finding)));
        lines.addAll(evidence(finding.evidence()));
        lines.addAll(fixes(words.fixes(finding)));
        lines.add(INDENT + paint.faint("runbook  " + finding.cause().runbook()));
        return lines;
    }

    private List<String> evidence(Evidence evidence) {
        int widest = evidence.values().keySet().stream()
                .mapToInt(String::length)
                .max()
                .orElse(0);
        List<String> lines = new ArrayList<>();
        for (Map.Entry<String, Object> fact : evidence.values().entrySet()) {
            String key = INDENT
                    + INDENT
                    + fact.getKey()
                    + " ".repeat(widest - fact.getKey().length() + 2);
            List<?> values = fact.getValue() instanceof List<?> list ? list : List.of(fact.getValue());
            lines.addAll(column(
                    key,
                    values.stream().map(value -> text(fact.getKey(), value)).toList()));
        }
        return lines;
    }

    private static List<String> column(String key, List<String> values) {
        List<String> lines = new ArrayList<>();
        String before = key;
        for (String value : values) {
            lines.addAll(Paragraph.of(before, value));
            before = " ".repeat(key.length());
        }
        return lines;
    }

    private static String text(String key, Object value) {
        if (SpokenSeconds.isKey(key) && value instanceof Double seconds) {
            return SpokenSeconds.of(seconds);
        }
        boolean fraction = value instanceof Double || value instanceof Float;
        return fraction ? new BigDecimal(value.toString()).stripTrailingZeros().toPlainString() : value.toString();
    }

    /** A command is never wrapped: it is there to be copied. */
    private List<String> fixes(List<Fix> fixes) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < fixes.size(); i++) {
            String number = INDENT + (i + 1) + ". ";
            lines.addAll(Paragraph.of(number, fixes.get(i).text()));
            fixes.get(i)
                    .command()
                    .ifPresent(command -> command.lines()
                            .forEach(line -> lines.add(
                                    " ".repeat(number.length() + 2) + paint.bold(Paragraph.printable(line)))));
        }
        return lines;
    }
}
