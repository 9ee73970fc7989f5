package dev.lifeguard.finding;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What is said of every cause: its sentences and its runbook. A file is read when its cause is asked for, since most are
 * never found; that all can be read is for tests to show.
 *
 * <p>Each file is asked for by its own name, because a native executable can list no directory; there the pattern
 * {@code runbooks/*.md} has to be among {@code quarkus.native.resources.includes}.
 */
public final class Wordings {
    private static final String FENCE = "---";

    private static final String POD = "this pod";
    private static final String MACHINE = "this machine";

    private final Library library;
    private final boolean inPod;
    private final Map<Cause, Wording> wordings = new ConcurrentHashMap<>();

    private Wordings(Library library, boolean inPod) {
        this.library = library;
        this.inPod = inPod;
    }

    /** Those that are part of the program, as they are said in a pod. */
    public static Wordings onClassPath() {
        return onClassPath(true);
    }

    /**
     * Those that are part of the program.
     *
     * @param inPod whether this runs in a pod of Kubernetes; elsewhere nobody is told of one
     */
    public static Wordings onClassPath(boolean inPod) {
        return new Wordings(Wordings::resource, inPod);
    }

    static Wordings from(Library library) {
        return new Wordings(library, true);
    }

    /**
     * The cause's sentences.
     *
     * @throws IllegalStateException where its runbook is missing or the front matter cannot be read
     */
    public Wording of(Cause cause) {
        return wordings.computeIfAbsent(cause, this::parsed);
    }

    /**
     * The cause's runbook in Markdown, without its front matter.
     *
     * @throws IllegalStateException where it is missing or has no front matter
     */
    public String runbook(Cause cause) {
        List<String> lines = lines(cause);
        return String.join("\n", lines.subList(end(cause, lines) + 1, lines.size()))
                        .strip() + "\n";
    }

    private Wording parsed(Cause cause) {
        List<String> lines = lines(cause);
        int end = end(cause, lines);
        try {
            return Wording.parse(
                    lines.subList(1, end).stream().map(this::placed).toList());
        } catch (IllegalStateException e) {
            throw new IllegalStateException("runbook of " + cause.slug() + ": " + e.getMessage(), e);
        }
    }

    private String placed(String line) {
        return inPod ? line : line.replace(POD, MACHINE);
    }

    private List<String> lines(Cause cause) {
        return library.text("runbooks/" + cause.slug() + ".md").lines().toList();
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

    private static String resource(String name) {
        try (InputStream in = Wordings.class.getResourceAsStream("/" + name)) {
            if (in == null) {
                throw new IllegalStateException("missing on the class path: " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("cannot be read from the class path: " + name, e);
        }
    }

    /** Where the texts come from. */
    @FunctionalInterface
    interface Library {
        String text(String name);
    }
}
