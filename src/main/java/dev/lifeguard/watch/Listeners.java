package dev.lifeguard.watch;

import dev.lifeguard.observation.Observation;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** All listeners as one. One that throws costs the others nothing, and is logged once, not per round. */
final class Listeners implements WatchListener {
    private static final Logger LOG = Logger.getLogger(Listeners.class);

    private final List<WatchListener> all = new CopyOnWriteArrayList<>();
    private final Set<WatchListener> failed = Collections.newSetFromMap(new IdentityHashMap<>());

    /** From any thread. */
    void add(WatchListener listener) {
        all.add(listener);
    }

    @Override
    public void observed(String target, Observation observation) {
        each(listener -> listener.observed(target, observation));
    }

    @Override
    public void reported(Change change) {
        each(listener -> listener.reported(change));
    }

    @Override
    public void changed(Change change) {
        each(listener -> listener.changed(change));
    }

    private void each(Consumer<WatchListener> call) {
        for (WatchListener listener : all) {
            try {
                call.accept(listener);
            } catch (RuntimeException thrown) {
                if (failed.add(listener)) {
                    LOG.errorf(
                            "A listener failed listener=%s fault=%s",
                            listener.getClass().getName(), thrown.getClass().getName());
                }
            }
        }
    }
}
