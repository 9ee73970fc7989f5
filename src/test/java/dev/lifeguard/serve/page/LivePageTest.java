package dev.lifeguard.serve.page;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lifeguard.testing.RealPostgres;
import dev.lifeguard.testing.browser.Chromium;
import dev.lifeguard.testing.browser.Tab;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URL;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The page of a real sidecar in front of a real server that is killed. */
@QuarkusTest
@Execution(ExecutionMode.SAME_THREAD)
@QuarkusTestResource(value = WatchedPostgres.class, restrictToAnnotatedClass = true)
class LivePageTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration SECOND = Duration.ofSeconds(1);

    RealPostgres postgres;

    @TestHTTPResource("/")
    URL address;

    @Test
    void aBrokenStateAppearsWithinASecondOfItsCauseInTheApi() throws Exception {
        try (Chromium chromium = Chromium.start()) {
            Tab tab = chromium.tab();
            tab.open(address.toString());
            await().atMost(PATIENCE).until(() -> tab.text(".headline").equals("All clear"));

            postgres.kill();
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(10)).until(() -> status().equals("down"));
            await().atMost(SECOND)
                    .pollInterval(Duration.ofMillis(10))
                    .until(() -> !tab.text(".verdict.down .headline").isEmpty());

            assertThat(tab.text(".chain .broken")).contains("broken");
            assertThat(tab.complaints()).isEmpty();
        }
    }

    private static String status() {
        return get("/api/v1/diagnosis").path("targets[0].status");
    }
}
