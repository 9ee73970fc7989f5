package dev.lifeguard.probe.path;

import io.vertx.core.Future;
import org.jspecify.annotations.Nullable;

/** A walk that is begun only when it is wanted, at most once, and tidied up where it turns out not to be needed. */
final class SecondOpinion {
    private final EndpointScanner walker;
    private @Nullable Future<EndpointScanner.Walked> walk;

    SecondOpinion(EndpointScanner walker) {
        this.walker = walker;
    }

    /** Begins the walk unless it is under way. */
    Future<EndpointScanner.Walked> seek() {
        if (walk == null) {
            walk = walker.walk();
        }
        return walk;
    }

    /** Not needed: whatever it opened, or will yet, is closed. */
    void dismiss() {
        if (walk != null) {
            walk.onSuccess(walked ->
                    walked.outcome().arrival().ifPresent(end -> end.session().close()));
        }
    }
}
