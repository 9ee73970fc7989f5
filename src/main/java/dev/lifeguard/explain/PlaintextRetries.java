package dev.lifeguard.explain;

import dev.lifeguard.explain.text.LogText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * libpq's second attempts. With {@code sslmode=prefer} it tries the same address again without TLS after a first failure, and
 * reports both; that the server then wants TLS, or has no line for plaintext, is never the reason.
 */
final class PlaintextRetries {
    private static final Phrase ATTEMPT = Phrase.of("connection to server at \"{host}\"…, port {port} failed:…");
    private static final Phrase EARLIER = Phrase.of("fatal: no pg_hba.conf entry for host …");
    private static final int LONGEST = 600;

    private static final List<String> COMPLAINTS = List.of(
            "no encryption",
            "ssl off",
            "ssl connection is required",
            "ssl connection required",
            "ssl required",
            "requires ssl",
            "requires tls",
            "connection is insecure",
            "tls required",
            "connection requires encryption");

    private final List<int[]> parts = new ArrayList<>();

    PlaintextRetries(LogText text, Occurrences places) {
        List<Phrase.Occurrence> attempts = places.of(ATTEMPT);
        for (int i = 1; i < attempts.size(); i++) {
            int start = attempts.get(i).start();
            int next = i + 1 < attempts.size()
                    ? attempts.get(i + 1).start()
                    : text.flat().length();
            int end = Math.min(next, start + LONGEST);
            boolean again = attempts.get(i).kept().equals(attempts.get(i - 1).kept())
                    && text.together(start, attempts.get(i - 1).start());
            if (again && complains(text, start, end)) {
                parts.add(new int[] {start, end});
            }
        }
        places.of(EARLIER).forEach(place -> earlier(text, place.start()));
    }

    /** Before version 14 libpq printed only what the server said, one attempt a line. */
    private void earlier(LogText text, int start) {
        if (start != text.lineStart(start) || start == 0) {
            return;
        }
        String before = text.flat().substring(text.lineStart(start - 1), start - 1);
        boolean failed = before.contains("fatal:") || before.contains("ssl error");
        if (failed && !complains(before) && complains(text, start, text.lineEnd(start))) {
            parts.add(new int[] {start, text.lineEnd(start)});
        }
    }

    /** Every phrase that has to be looked for. */
    static Stream<Phrase> phrases() {
        return Stream.of(ATTEMPT, EARLIER);
    }

    private static boolean complains(LogText text, int start, int end) {
        return complains(text.flat().substring(start, end));
    }

    private static boolean complains(String part) {
        return COMPLAINTS.stream().anyMatch(part::contains);
    }

    boolean have(Match match) {
        return parts.stream().anyMatch(part -> part[0] <= match.start() && match.start() < part[1]);
    }
}
