package dev.lifeguard.finding;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/**
 * What is said of every cause: its sentences and its runbook. A file is read when its cause is asked for, since most are
 * never found; that all can be read is for tests to show.
 */
public final class Wordings {
    private static final String FENCE = "---";

    private static final String CODE = "```";
    private static final String TITLE = "# ";

    private final UnaryOperator<String> library;
    private final Place place;
    private final Map<Cause, Wording> wordings = new ConcurrentHashMap<>();

    private Wordings(UnaryOperator<String> library, Place place) {
        this.library = library;
        this.place = place;
    }

    /** Those that are part of the program, as they are said there. */
    public static Wordings onClassPath(Place place) {
        return new Wordings(ClassPathText::read, place);
    }

    /**
     * Those of another source, as they are said in a pod.
     *
     * @param library gives the text of a file, such as {@code runbooks/deadlock.md}
     */
    public static Wordings from(UnaryOperator<String> library) {
        return new Wordings(library, Place.POD);
    }

    /**
     * The cause's sentences.
     *
     * @throws IllegalStateException where its runbook is missing or the front matter cannot be read
     */
    public Wording of(Cause cause) {
        return wordings.computeIfAbsent(cause, this::parsed);
    }

    /** The finding in one sentence. */
    public String summary(Finding finding) {
        return of(finding.cause()).summary(finding.evidence());
    }

    /** What to do about the finding; see {@link Wording#fixes}. */
    public List<Fix> fixes(Finding finding) {
        return of(finding.cause()).fixes(finding.evidence());
    }

    /**
     * The cause's runbook in Markdown, without its front matter.
     *
     * @throws IllegalStateException where it is missing or has no front matter
     */
    public String runbook(Cause cause) {
        List<String> lines = lines(cause);
        List<String> told = new ArrayList<>();
        boolean code = false;
        for (String line : lines.subList(end(cause, lines) + 1, lines.size())) {
            code ^= line.startsWith(CODE);
            told.add(code ? line : place.told(line));
        }
        return String.join("\n", told).strip() + "\n";
    }

    /** The heading of the cause's runbook. */
    public String title(Cause cause) {
        return runbook(cause)
                .lines()
                .filter(line -> line.startsWith(TITLE))
                .map(line -> line.substring(TITLE.length()).strip())
                .findFirst()
                .orElse(cause.slug());
    }

    /** Where this runs. */
    public Place place() {
        return place;
    }

    private Wording parsed(Cause cause) {
        List<String> lines = lines(cause);
        int end = end(cause, lines);
        try {
            return Wording.parse(lines.subList(1, end).stream().map(place::told).toList());
        } catch (IllegalStateException e) {
            throw new IllegalStateException("runbook of " + cause.slug() + ": " + e.getMessage(), e);
        }
    }

    private List<String> lines(Cause cause) {
        return library.apply("runbooks/" + cause.slug() + ".md").lines().toList();
    }

    /** Where the front matter ends. */
    private static int end(Cause cause, List<String> lines) {
        int end = lines.isEmpty() || !lines.get(0).equals(FENCE)
                ? -1
                : lines.subList(1, lines.size()).indexOf(FENCE) + 1;
        if (end < 1) {
            throw new IllegalStateException("runbook of " + cause.slug() + ": no front matter between lines of ---");
        }
        return end;
    }
}
