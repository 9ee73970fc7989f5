package dev.lifeguard.serve.health;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** The application's part of an answer, where the pod's readiness hangs on ours alone. */
record ApplicationCheck(ApplicationEndpoint endpoint) implements AsyncHealthCheck {
    @Override
    public Uni<HealthCheckResponse> call() {
        return endpoint.ask()
                .map(answer -> HealthCheckResponse.named("application")
                        .status(answer.ready())
                        .withData("summary", "the application's own health endpoint " + answer.words())
                        .build());
    }
}
