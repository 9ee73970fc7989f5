package dev.lifeguard.finding;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Where this runs, and what sentences that were written for a pod call it there. */
public enum Place {
    /** A pod of Kubernetes. */
    POD,
    /** Anywhere else, where no text speaks of pods. */
    MACHINE;

    /** What a command line begins with, in the front matter of a runbook. */
    private static final String COMMAND = "  $ ";

    /** Code, which stays as it is, or the word with what goes before it. */
    private static final Pattern WORD = Pattern.compile("`[^`]*`|\\b(?:([Tt]his|[Aa]) )?\\b([Pp])od(s?)\\b");

    /** The line as it is said here; commands and code stay as they are. */
    public String told(String line) {
        return this == POD || line.startsWith(COMMAND)
                ? line
                : WORD.matcher(line).replaceAll(Place::elsewhere);
    }

    private static String elsewhere(MatchResult found) {
        if (found.group(2) == null) {
            return found.group().replace("\\", "\\\\").replace("$", "\\$");
        }
        String before = found.group(1) == null ? "" : found.group(1);
        if (before.equalsIgnoreCase("this")) {
            return before + " machine" + found.group(3);
        }
        String word = (found.group(2).equals("P") ? "Instance" : "instance") + found.group(3);
        return before.isEmpty() ? word : before + "n " + word;
    }
}
