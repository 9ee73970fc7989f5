package dev.lifeguard.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PrintedLinesTest {
    private final List<String> logged = new ArrayList<>();

    @Test
    void aPrintedLineIsOneRecord() {
        PrintStream stream = stream();

        stream.print("WARNING: something ");
        assertThat(logged).isEmpty();
        stream.println("was dépréciée");
        stream.print("\r\n\n  \nnext\n");

        assertThat(logged).containsExactly("WARNING: something was dépréciée", "next");
    }

    @Test
    void aLineWithoutEndTakesNoMemory() {
        PrintStream stream = stream();

        stream.print("x".repeat(20_000));

        assertThat(logged).extracting(String::length).containsExactly(8_192, 8_192);
    }

    @Test
    void whatTheLogPrintsItselfIsNotLoggedAgain() {
        PrintStream[] stream = new PrintStream[1];
        stream[0] = new PrintStream(
                new PrintedLines(line -> {
                    logged.add(line);
                    stream[0].println("could not write " + line);
                }),
                true,
                StandardCharsets.UTF_8);

        stream[0].println("one");
        stream[0].println("two");

        assertThat(logged).containsExactly("one", "two");
    }

    private PrintStream stream() {
        return new PrintStream(new PrintedLines(logged::add), true, StandardCharsets.UTF_8);
    }
}
