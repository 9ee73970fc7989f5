package dev.lifeguard.incident;

import java.util.Optional;

/**
 * Why incidents cannot be kept where they should be.
 *
 * @param because one clause without secrets
 * @param grant the statement that would mend it
 * @param passing whether it is the database's outage, which is told already and passes with it
 */
public record StorageFault(String because, Optional<String> grant, boolean passing) {
    static StorageFault lasting(String because) {
        return new StorageFault(because, Optional.empty(), false);
    }

    static StorageFault passing(String because) {
        return new StorageFault(because, Optional.empty(), true);
    }
}
