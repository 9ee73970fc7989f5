package dev.lifeguard.explain;

import dev.lifeguard.finding.Cause;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every cause that a text can name: by words, or by its SQLSTATE alone. */
public final class ToldCauses {
    private ToldCauses() {}

    public static Set<Cause> all() {
        Signatures signatures = Signatures.load();
        return Stream.concat(
                        signatures.all().stream().map(Signature::cause),
                        signatures.states().states().values().stream().map(SqlStates.State::cause))
                .collect(Collectors.toSet());
    }
}
