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
    public static final class Spare {
        private final Session session;

        private Spare(Session session) {
            this.session = session;
        }

        public OpenSession session() {
            return session;
        }

        public Future<Void> close() {
            return session.close();
        }
    }

    /** Empty where the way does not lead to a session. Never fails. */
    public Future<Optional<Spare>> open() {
        return scanner.walk().map(walked -> walked.outcome().arrival().map(end -> new Spare(end.session())));
    }
}
