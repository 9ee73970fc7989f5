package dev.lifeguard.serve;

import dev.lifeguard.config.Startup;
import io.quarkus.test.junit.QuarkusTestProfile;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The server without a watch that looks on its own: reports come from the test. */
public class Idle implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "lifeguard.database.url", "postgresql://app@127.0.0.1:1/shop",
                "lifeguard.targets.reporting.url", "postgresql://app@127.0.0.1:1/reporting",
                "quarkus.http.test-port", "0");
    }

    @Override
    public Set<Class<?>> getEnabledAlternatives() {
        return Set.of(LooksOnDemand.class);
    }

    /** As if it were a command. */
    @Alternative
    @Singleton
    static final class LooksOnDemand {
        @Produces
        @Singleton
        @Alternative
        Startup startup() {
            return new Startup(false, Optional.empty(), Map.of(), Map.of(), false);
        }
    }
}
