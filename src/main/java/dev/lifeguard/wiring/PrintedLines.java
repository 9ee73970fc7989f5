package dev.lifeguard.wiring;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * What a library prints instead of logging it becomes records of the log, a line each, so that a log of JSON objects holds
 * nothing else. What logging itself prints while it takes such a line is dropped.
 */
final class PrintedLines extends OutputStream {
    private static final int LONGEST = 8_192;

    private final Consumer<String> log;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private boolean logging;

    PrintedLines(Consumer<String> log) {
        this.log = log;
    }

    /** Takes standard output and standard error from now on; the log has its own way to the console by then. */
    static void to(Consumer<String> log) {
        System.setOut(stream(log));
        System.setErr(stream(log));
    }

    private static PrintStream stream(Consumer<String> log) {
        return new PrintStream(new PrintedLines(log), true, StandardCharsets.UTF_8);
    }

    @Override
    public synchronized void write(int octet) {
        if (octet == '\n' || line.size() >= LONGEST) {
            end();
        }
        if (octet != '\n' && octet != '\r' && !logging) {
            line.write(octet);
        }
    }

    private void end() {
        String text = line.toString(StandardCharsets.UTF_8);
        line.reset();
        if (!logging && !text.isBlank()) {
            logging = true;
            try {
                log.accept(text);
            } finally {
                logging = false;
            }
        }
    }
}
