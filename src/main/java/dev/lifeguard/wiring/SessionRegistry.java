package dev.lifeguard.wiring;

import dev.lifeguard.database.Target;
import dev.lifeguard.probe.SharedSession;
import dev.lifeguard.watch.Cadence;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** One session a target, whichever of its probes asks for it first. */
@Singleton
final class SessionRegistry {
    private final Vertx vertx;
    private final Cadence cadence;
    private final Map<String, SharedSession> all = new ConcurrentHashMap<>();

    SessionRegistry(Vertx vertx, Cadence cadence) {
        this.vertx = vertx;
        this.cadence = cadence;
    }

    SharedSession with(Target target) {
        return all.computeIfAbsent(target.name(), name -> new SharedSession(vertx, cadence.connectTimeout()));
    }
}
