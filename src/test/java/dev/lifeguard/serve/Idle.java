package dev.lifeguard.serve;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** The server without a watch that looks on its own: reports come from the test. */
public final class Idle implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "lifeguard.command", "check",
                "lifeguard.database.url", "postgresql://app@127.0.0.1:1/shop",
                "lifeguard.targets.reporting.url", "postgresql://app@127.0.0.1:1/reporting",
                "quarkus.http.test-port", "0");
    }
}
