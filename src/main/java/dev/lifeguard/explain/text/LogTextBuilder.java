package dev.lifeguard.explain.text;

import java.util.ArrayList;
import java.util.List;

/** Reads a text line by line: its prefix, what it is, and whether a record begins with it. */
final class LogTextBuilder {
    private final StringBuilder shown = new StringBuilder();
    private final LineClassifier classifier = new LineClassifier();
    private final RecordSplitter splitter = new RecordSplitter();
    private final List<Integer> starts = new ArrayList<>();
    private final List<Integer> records = new ArrayList<>();
    private final List<LineKind> kinds = new ArrayList<>();
    /** Pairs of positions between which a statement is quoted within a message. */
    private final List<int[]> statements = new ArrayList<>();

    LogTextBuilder add(String plain) {
        plain.lines().filter(line -> !line.isBlank()).forEach(this::line);
        return this;
    }

    private String above = "";

    private void line(String line) {
        LinePrefix prefix = LinePrefix.of(line);
        String rest = line.substring(prefix.end());
        String body = Spaces.single(rest);
        int indent = rest.length() - rest.stripLeading().length();
        if (prefix.levelled()) {
            classifier.reset(prefix);
        }
        LineKind kind = classifier.next(body, indent);
        boolean begins = splitter.begins(prefix, body, indent, kind);
        if (!kinds.isEmpty() && QuotedLine.marks(above, body)) {
            marked(kinds.size() - 1);
        }
        above = body;
        int start = starts.isEmpty() ? 0 : shown.append('\n').length();
        starts.add(start);
        records.add(begins || records.isEmpty() ? start : records.get(records.size() - 1));
        kinds.add(kind);
        shown.append(Spaces.single(line));
        QuotedStatement.in(shown, start).ifPresent(statements::add);
    }

    /** What stands above marks is source, too. */
    private void marked(int line) {
        if (kinds.get(line) == LineKind.MESSAGE) {
            kinds.set(line, LineKind.SOURCE);
        }
    }

    LogText build() {
        if (starts.isEmpty()) {
            starts.add(0);
            records.add(0);
            kinds.add(LineKind.MESSAGE);
        }
        LogLines lines = new LogLines(ints(starts), ints(records), kinds.toArray(LineKind[]::new), shown.length());
        return new LogText(shown.toString(), flat(), lines);
    }

    private String flat() {
        StringBuilder flat = new StringBuilder(Folding.of(shown.toString()));
        for (int i = 1; i < starts.size(); i++) {
            boolean goesOn = records.get(i).equals(records.get(i - 1)) && kinds.get(i) == kinds.get(i - 1);
            flat.setCharAt(starts.get(i) - 1, goesOn ? ' ' : LogText.NOTHING);
        }
        statements.forEach(part -> hide(flat, part[0], part[1]));
        return flat.toString();
    }

    private static void hide(StringBuilder flat, int from, int to) {
        for (int i = from; i < to; i++) {
            flat.setCharAt(i, LogText.NOTHING);
        }
    }

    private static int[] ints(List<Integer> list) {
        return list.stream().mapToInt(Integer::intValue).toArray();
    }
}
