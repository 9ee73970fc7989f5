package dev.lifeguard.explain;

import dev.lifeguard.explain.text.LogText;
import dev.lifeguard.finding.Cause;
import dev.lifeguard.finding.Evidence;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The evidence of a cause: what its places in the text say, and the lines themselves, without secrets. */
final class MatchEvidence {
    private static final int MOST_LINES = 3;

    /** Hits that are looked at: a log that repeats itself has hundreds, and nothing new in them. */
    private static final int MOST_HITS = 16;

    private static final int LONGEST_LINE = 300;
    private static final int BEFORE = 80;
    private static final int LONGEST_FACT = 120;

    /** Quotation marks and the like around a fact. */
    private static final Pattern AROUND = Pattern.compile("^[\"'`«»„“”\\s]++|[\"'`«»„“”\\s.:]++$");

    private MatchEvidence() {}

    /** @param hits of one cause, the deciding one first */
    static Evidence of(LogText text, List<Match> hits) {
        Map<String, String> facts = new LinkedHashMap<>();
        Set<String> lines = new LinkedHashSet<>();
        for (Match hit : hits.subList(0, Math.min(hits.size(), MOST_HITS))) {
            hit.facts().forEach((key, value) -> facts.computeIfAbsent(key, any -> fact(value)));
            if (lines.size() < MOST_LINES) {
                lines.add(Redaction.of(quoted(text, hit)));
            }
        }
        if (hits.get(0).cause() == Cause.CONNECT_TIMEOUT) {
            lines.stream()
                    .flatMap(line -> MissingIpv6.in(line).stream())
                    .findFirst()
                    .ifPresent(found -> facts.put("address_family", found));
        }
        String host = facts.getOrDefault("host", "");
        String port = facts.getOrDefault("port", "");
        Evidence evidence =
                host.isEmpty() || port.isEmpty() ? Evidence.none() : Evidence.of("endpoint", host + ":" + port);
        for (Map.Entry<String, String> each : facts.entrySet()) {
            evidence = evidence.and(each.getKey(), each.getValue());
        }
        Evidence quoted = evidence.and("lines", List.copyOf(lines));
        return PrintedBy.of(text, hits.get(0))
                .map(program -> quoted.and("printed_by", program))
                .orElse(quoted);
    }

    private static String fact(String value) {
        String bare = AROUND.matcher(value).replaceAll("");
        return Redaction.of(bare.length() > LONGEST_FACT ? bare.substring(0, LONGEST_FACT) + "…" : bare);
    }

    /** The line, or of a long one what is around the deciding words. */
    private static String quoted(LogText text, Match hit) {
        int lineStart = text.lineStart(hit.start());
        int lineEnd = Math.max(text.lineEnd(hit.start()), hit.end());
        int from = lineEnd - lineStart <= LONGEST_LINE ? lineStart : Math.max(lineStart, hit.start() - BEFORE);
        int to = Math.min(lineEnd, from + LONGEST_LINE);
        String shown = text.shown()
                .substring(wordStart(text, lineStart, from), to)
                .replace('\n', ' ')
                .strip();
        return (from > lineStart ? "… " : "") + shown + (to < lineEnd ? " …" : "");
    }

    /** Where a cut would fall into a word, the whole word is kept: half of a URL would hide that it holds a password. */
    private static int wordStart(LogText text, int lineStart, int from) {
        int start = from;
        while (start > lineStart && text.shown().charAt(start - 1) != ' ') {
            start--;
            if (from - start > LONGEST_LINE) {
                return from;
            }
        }
        return start;
    }
}
