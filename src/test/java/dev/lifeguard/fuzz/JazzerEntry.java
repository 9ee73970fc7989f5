package dev.lifeguard.fuzz;

import dev.lifeguard.testing.FuzzTarget;
import java.util.Objects;

/** What Jazzer calls, by these names. */
public final class JazzerEntry {
    private static FuzzTarget target = input -> {};

    private JazzerEntry() {}

    public static void fuzzerInitialize(String[] arguments) {
        target = Objects.requireNonNull(FuzzTargets.all().get(arguments[0]), arguments[0]);
    }

    public static void fuzzerTestOneInput(byte[] input) throws Exception {
        target.read(input);
    }
}
