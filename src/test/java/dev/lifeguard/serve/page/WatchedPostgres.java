package dev.lifeguard.serve.page;

import dev.lifeguard.testing.RealPostgres;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** A real server for the sidecar under test to watch. */
public final class WatchedPostgres implements QuarkusTestResourceLifecycleManager {
    private RealPostgres postgres;

    @Override
    public Map<String, String> start() {
        postgres = RealPostgres.start(RealPostgres.NEWEST);
        return Map.of("lifeguard.database.url", postgres.url(), "quarkus.http.test-port", "0");
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(postgres, new TestInjector.MatchesType(RealPostgres.class));
    }

    @Override
    public void stop() {
        postgres.close();
    }
}
