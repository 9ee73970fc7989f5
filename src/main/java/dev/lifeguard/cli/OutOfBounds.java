package dev.lifeguard.cli;

import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Options that can be read but not followed. Its message is our own and repeats nothing that was typed. */
final class OutOfBounds extends ParameterException {
    private static final long serialVersionUID = 1L;

    OutOfBounds(CommandLine line, String sentence) {
        super(line, sentence);
    }
}
