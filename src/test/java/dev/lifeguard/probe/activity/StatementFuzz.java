package dev.lifeguard.probe.activity;

import dev.lifeguard.testing.FuzzTarget;
import java.nio.charset.StandardCharsets;

/** What sessions are doing: a statement of theirs, shown without its values. */
public final class StatementFuzz implements FuzzTarget {
    @Override
    public void read(byte[] input) {
        StatementText.withoutValues(new String(input, StandardCharsets.UTF_8));
    }
}
