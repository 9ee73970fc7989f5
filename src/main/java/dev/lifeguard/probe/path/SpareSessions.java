package dev.lifeguard.probe.path;

import dev.lifeguard.database.Target;
import dev.lifeguard.probe.OpenSession;
import dev.lifeguard.probe.SharedSession;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Optional;

/** Opens one more session with a target, the same way as the path's own, for what must not disturb that one. */
public final class SpareSessions {
    private final EndpointScanner scanner;

    /** @param shared of the same target; the sessions live on its context, call on it */
    public SpareSessions(Target target, Vertx vertx, SharedSession shared, PathLimits limits) {
        this.scanner = new EndpointScanner(target, vertx, shared, limits);
    }

    /** One session that was opened beside the path's. Whoever has it closes it. */
    public interface Spare extends OpenSession {
        Future<Void> close();
    }

    /** Empty where the way does not lead to a session. Never fails. */
    public Future<Optional<Spare>> open() {
        return scanner.walk().map(walked -> walked.arrival().<Spare>map(Connected::session));
    }
}
