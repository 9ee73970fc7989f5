package dev.lifeguard.finding;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What is said of every cause: its sentences and its runbook, read once from the class path.
 *
 * <p>Each file is asked for by its own name, because a native executable can list no directory; there the pattern
 * {@code runbooks/*.md} has to be among {@code quarkus.native.resources.includes}.
 */
public final class Wordings {
    private static final String FENCE = "---";

    private final Map<Cause, Wording> wordings = new EnumMap<>(Cause.class);
    private final Map<Cause, String> runbooks = new EnumMap<>(Cause.class);

    private Wordings() {}

    /**
     * Reads the runbook of every cause.
     *
     * @throws IllegalStateException where one is missing or its front matter cannot be read
     */
    public static Wordings load() {
        return load(Wordings::resource);
    }

    static Wordings load(Library library) {
        Wordings all = new Wordings();
        for (Cause cause : Cause.values()) {
            all.add(cause, library.text("runbooks/" + cause.slug() + ".md"));
        }
        return all;
    }

    private void add(Cause cause, String file) {
        List<String> lines = file.lines().toList();
        int end = lines.isEmpty() || !lines.get(0).equals(FENCE)
                ? -1
                : lines.subList(1, lines.size()).indexOf(FENCE) + 1;
        if (end < 1) {
            throw new IllegalStateException("runbook of " + cause.slug() + ": no front matter between lines of ---");
        }
        try {
            wordings.put(cause, Wording.parse(lines.subList(1, end)));
        } catch (IllegalStateException e) {
            throw new IllegalStateException("runbook of " + cause.slug() + ": " + e.getMessage(), e);
        }
        String body = String.join("\n", lines.subList(end + 1, lines.size())).strip();
        runbooks.put(cause, body + "\n");
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

    public Wording of(Cause cause) {
        return present(wordings, cause);
    }

    /** The cause's runbook in Markdown, without its front matter. */
    public String runbook(Cause cause) {
        return present(runbooks, cause);
    }

    private static <T> T present(Map<Cause, T> texts, Cause cause) {
        T text = texts.get(cause);
        if (text == null) {
            throw new IllegalStateException("nothing is said of " + cause.slug());
        }
        return text;
    }

    /** Where the texts come from. */
    @FunctionalInterface
    interface Library {
        String text(String name);
    }
}
