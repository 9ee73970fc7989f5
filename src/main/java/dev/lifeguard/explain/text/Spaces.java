package dev.lifeguard.explain.text;

/** Runs of spaces, as one. */
final class Spaces {
    private Spaces() {}

    /** Without spaces around it. */
    static String single(String line) {
        StringBuilder single = new StringBuilder(line.length());
        for (int i = 0; i < line.length(); i++) {
            char letter = line.charAt(i);
            boolean space = letter == ' ' || letter == '\t';
            if (!space) {
                single.append(letter);
            } else if (single.length() > 0 && single.charAt(single.length() - 1) != ' ') {
                single.append(' ');
            }
        }
        return single.toString().stripTrailing();
    }
}
