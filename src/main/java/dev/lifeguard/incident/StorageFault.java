package dev.lifeguard.incident;

import dev.lifeguard.database.OneLine;
import java.util.Optional;

/**
 * Why incidents cannot be kept where they should be.
 *
 * @param because one clause without secrets
 * @param grant the statement that would mend it
 * @param passing whether it is the database's outage, which is a finding of its own and passes with it
 */
public record StorageFault(String because, Optional<String> grant, boolean passing) {
    private static final int LONGEST = 500;

    /** Names in it may be anybody's. */
    public StorageFault {
        because = OneLine.of(because, LONGEST);
        grant = grant.map(statement -> OneLine.of(statement, LONGEST));
    }

    static StorageFault lasting(String because) {
        return new StorageFault(because, Optional.empty(), false);
    }

    static StorageFault passing(String because) {
        return new StorageFault(because, Optional.empty(), true);
    }
}
