package dev.lifeguard.explain;

import dev.lifeguard.explain.text.LineKind;
import dev.lifeguard.explain.text.LogText;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The URLs of a text, by whose they are: what stands before {@code ://} says better than any word what was called.
 *
 * @param calls those of others that a colon follows, as in {@code Get "https://vault:8200/v1": x509: …}: the rest of the line
 *     is what came of the call
 */
record Schemes(List<Integer> postgresPlaces, List<Integer> otherPlaces, List<Integer> calls) {
    private static final String MARK = "://";
    private static final int LONGEST = 40;
    private static final int LONGEST_URL = 400;
    private static final List<String> POSTGRES =
            List.of("postgres postgresql psql pgsql ecto postgis cockroachdb yugabytedb redshift pgbouncer".split(" "));

    /** Schemes that say nothing: of files, and those that Kubernetes' links of services have. */
    private static final Set<String> NOBODY = Set.of("file", "tcp", "unix", "node", "webpack", "app", "");

    /** Where documentation lives that drivers point to. */
    private static final List<String> DOCUMENTATION =
            List.of(("sqlalche.me pris.ly prisma.io www.prisma.io www.postgresql.org postgresql.org docs."
                            + " github.com aka.ms go.microsoft.com stackoverflow.com nodejs.org wiki. help."
                            + " errors.pydantic.dev cloud.google.com www.npgsql.org redirect. ossrdbms-aad."
                            + " magicstack.github.io hibernate.org rdr.to supabase.com neon.tech www.cockroachlabs.com"
                            + " learn. repost.aws dev.mysql.com")
                    .split(" "));

    /** Words that lead to documentation rather than tell what was called. */
    private static final List<String> LEADS = List.of(
            "more: ", "at: ", "see ", "see: ", "info: ", "visit ", "read ", "refer to ", "docs: ", "documentation: ");

    private static final int LEAD = 20;

    static Schemes in(LogText text) {
        String flat = text.flat();
        List<Integer> postgres = new ArrayList<>();
        List<Integer> others = new ArrayList<>();
        List<Integer> calls = new ArrayList<>();
        for (int at = flat.indexOf(MARK); at >= 0; at = flat.indexOf(MARK, at + 1)) {
            String scheme = scheme(flat, at);
            if (text.kind(at) == LineKind.SOURCE) {
                continue;
            }
            if (POSTGRES.stream().anyMatch(scheme::contains)) {
                postgres.add(at);
            } else if (other(scheme, flat, at + MARK.length())) {
                others.add(at);
                if (called(flat, at)) {
                    calls.add(at);
                }
            }
        }
        return new Schemes(postgres, others, calls);
    }

    private static boolean called(String flat, int at) {
        int end = at;
        while (end < flat.length() && end - at < LONGEST_URL && " \"".indexOf(flat.charAt(end)) < 0) {
            end++;
        }
        return flat.startsWith("\": ", end);
    }

    private static boolean other(String scheme, String flat, int host) {
        boolean web = scheme.startsWith("http");
        return web
                ? DOCUMENTATION.stream().noneMatch(each -> flat.startsWith(each, host)) && !led(flat, host)
                : !NOBODY.contains(scheme);
    }

    private static boolean led(String flat, int host) {
        String before = flat.substring(Math.max(0, host - LEAD), host);
        return LEADS.stream().anyMatch(before::contains);
    }

    private static String scheme(String flat, int end) {
        int start = end;
        while (start > 0 && end - start < LONGEST && part(flat.charAt(start - 1))) {
            start--;
        }
        return flat.substring(start, end);
    }

    private static boolean part(char letter) {
        return Character.isLetterOrDigit(letter) || "+-.:".indexOf(letter) >= 0;
    }

    IntStream postgres() {
        return postgresPlaces.stream().mapToInt(Integer::intValue);
    }

    IntStream others() {
        return otherPlaces.stream().mapToInt(Integer::intValue);
    }
}
