package dev.lifeguard.serve;

import dev.lifeguard.config.Startup;
import dev.lifeguard.testing.FreePort;
import io.quarkus.test.junit.QuarkusTestProfile;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The server without a watch that looks on its own: reports come from the test. One for all tests, since each start takes
 * longer than most of them: webhooks ask for a token, and drills go to a port where a test may play the application.
 */
public final class Idle implements QuarkusTestProfile {
    public static final String TOKEN = "s3cr3t-hook";

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "lifeguard.database.url", "postgresql://app@127.0.0.1:1/shop",
                "lifeguard.targets.reporting.url", "postgresql://app@127.0.0.1:1/reporting",
                "lifeguard.webhook.token", TOKEN,
                "lifeguard.webhook.targets.reporting", "job=\"reports\",env=~\"prod.*\"",
                "lifeguard.drill.enabled", "true",
                "lifeguard.drill.url", "http://localhost:" + FreePort.next() + "/health",
                "lifeguard.drill.max-requests", "50",
                "lifeguard.drill.max-concurrency", "10",
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
