package dev.lifeguard.probe;

import dev.lifeguard.time.Time;
import dev.lifeguard.time.Timer;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Who waits until a session is open, and who else is told of it. Lives on the session's context, but for the listeners. */
final class SessionWaiters {
    private final Time time;
    private final Duration patience;
    private final List<Waiting> waiting = new ArrayList<>();
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();

    SessionWaiters(Time time, Duration patience) {
        this.time = time;
        this.patience = patience;
    }

    private record Waiting(String who, Promise<OpenSession> session) {}

    private record Listener(String who, Runnable told) {}

    /** From any thread. */
    void listen(String who, Runnable listener) {
        listeners.add(new Listener(who, listener));
    }

    /** The next session; fails with {@link NoSession} where there is none in time. */
    Future<OpenSession> join(String who) {
        Waiting mine = new Waiting(who, Promise.promise());
        waiting.add(mine);
        Timer limit = time.after(patience, () -> {
            waiting.remove(mine);
            mine.session().tryFail(new NoSession());
        });
        return mine.session().future().onComplete(done -> limit.cancel());
    }

    /** Those that wait have it; of those that listen only who did not wait is told. */
    void opened(OpenSession session) {
        List<Waiting> served = taken();
        Set<String> looking = served.stream().map(Waiting::who).collect(Collectors.toSet());
        served.forEach(each -> each.session().tryComplete(session));
        tell(who -> !looking.contains(who));
    }

    /** Tells whoever goes by that name. */
    void tell(String who) {
        tell(who::equals);
    }

    private void tell(Predicate<String> wanted) {
        for (Listener listener : listeners) {
            if (wanted.test(listener.who())) {
                listener.told().run();
            }
        }
    }

    /** There will be none for those that wait. */
    void disappoint() {
        taken().forEach(each -> each.session().tryFail(new NoSession()));
    }

    private List<Waiting> taken() {
        List<Waiting> taken = List.copyOf(waiting);
        waiting.clear();
        return taken;
    }
}
