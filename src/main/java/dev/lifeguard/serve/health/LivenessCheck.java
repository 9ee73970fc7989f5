package dev.lifeguard.serve.health;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** The sidecar lives as long as it answers. No database is looked at: restarting the pod would not mend one. */
@Liveness
@Singleton
final class LivenessCheck implements AsyncHealthCheck {
    @Override
    public Uni<HealthCheckResponse> call() {
        return Uni.createFrom().item(HealthCheckResponse.up("lifeguard"));
    }
}
