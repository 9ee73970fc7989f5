package dev.lifeguard.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Where results go.
 *
 * @param out always UTF-8: a container seldom sets a locale, and Java would then print question marks
 */
record Terminal(PrintStream out, TerminalColors paint) {
    private static final int STANDARD_OUTPUT = 1;

    /** Standard output of this process. */
    static Terminal standard() {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        return new Terminal(out, paint(isTerminal(STANDARD_OUTPUT), System.getenv()));
    }

    /**
     * Colours for people only.
     *
     * @see <a href="https://no-color.org">NO_COLOR</a>
     */
    static TerminalColors paint(boolean terminal, Map<String, String> environment) {
        boolean unwanted = !environment.getOrDefault("NO_COLOR", "").isEmpty()
                || environment.getOrDefault("TERM", "").equals("dumb");
        return terminal && !unwanted ? TerminalColors.COLOURED : TerminalColors.PLAIN;
    }

    void print(String text) {
        out.print(text);
        out.flush();
    }

    /**
     * Asks Linux itself: {@link System#console()} also looks at standard input, and since Java 22 is there without any
     * terminal. Elsewhere there are no colours.
     */
    static boolean isTerminal(int descriptor) {
        try {
            String device = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor))
                    .toString();
            return device.startsWith("/dev/pts/") || device.startsWith("/dev/tty") || device.equals("/dev/console");
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }
}
