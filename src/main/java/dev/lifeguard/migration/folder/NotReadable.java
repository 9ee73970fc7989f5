package dev.lifeguard.migration.folder;

/** A directory or a file cannot be used. Its message is one clause that completes its name: "does not exist". */
public final class NotReadable extends Exception {
    public NotReadable(String clause) {
        super(clause, null, false, false);
    }

    public String why() {
        return String.valueOf(getMessage());
    }
}
