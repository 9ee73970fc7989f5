package dev.lifeguard.cli;

import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Options that can be read but not followed. Its message is our own and repeats nothing that was typed. */
final class OutOfBounds extends ParameterException {
    OutOfBounds(CommandLine line, String sentence) {
        super(line, sentence);
    }
}
