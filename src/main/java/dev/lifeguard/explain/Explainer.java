package dev.lifeguard.explain;

import dev.lifeguard.explain.text.LogText;
import dev.lifeguard.finding.Cause;
import dev.lifeguard.finding.Finding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Names the causes in a text, root first. Stateless; the time is linear in the length of the text. */
public final class Explainer {
    /** Characters that are read of a text; of a longer one the beginning and the end. */
    public static final int LONGEST = 1 << 20;

    private final Signatures signatures;

    private Explainer(Signatures signatures) {
        this.signatures = signatures;
    }

    /**
     * Reads the signatures.
     *
     * @throws IllegalStateException where one of their files is missing or cannot be read
     */
    public static Explainer load() {
        return new Explainer(Signatures.load());
    }

    /** The causes in it, root first; none where nothing is proved. */
    public List<Finding> explain(String text) {
        LogText log = LogText.of(Redaction.of(bounded(text)));
        Map<Cause, List<Match>> found = new EnumMap<>(Cause.class);
        for (Match match : matches(log)) {
            found.computeIfAbsent(match.cause(), cause -> new ArrayList<>()).add(match);
        }
        List<Cause> ordered = found.keySet().stream()
                .sorted(Comparator.comparing(signatures.order()::of)
                        .thenComparing(cause -> first(found.getOrDefault(cause, List.of()))))
                .toList();
        return ordered.stream()
                .map(cause -> new Finding(
                        cause,
                        MatchEvidence.of(log, found.getOrDefault(cause, List.of())),
                        behind(cause, ordered.get(0))))
                .toList();
    }

    private static int first(List<Match> matches) {
        return matches.stream().mapToInt(Match::start).min().orElse(0);
    }

    private Optional<Cause> behind(Cause cause, Cause root) {
        return signatures.order().of(root) < signatures.order().of(cause) ? Optional.of(root) : Optional.empty();
    }

    private List<Match> matches(LogText log) {
        Occurrences places = signatures.index().in(log);
        NamedSystems around = new NamedSystems(log, signatures.names(), places);
        List<Match> matches = new ArrayList<>();
        for (Signature signature : signatures.all()) {
            signature.in(log, places, around).ifPresent(matches::add);
        }
        PlaintextRetries retries = new PlaintextRetries(log, places);
        matches.removeIf(retries::have);
        Set<Cause> named = EnumSet.noneOf(Cause.class);
        matches.forEach(match -> named.add(match.cause()));
        matches.addAll(signatures.states().in(log, places, around, named));
        matches.removeIf(retries::have);
        return matches;
    }

    private static String bounded(String text) {
        return text.length() <= LONGEST
                ? text
                : text.substring(0, LONGEST / 2) + "\n" + text.substring(text.length() - LONGEST / 2);
    }
}
