package dev.lifeguard.watch;

import dev.lifeguard.observation.Observation;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** All listeners as one. One that throws costs the others nothing, and is logged once, not per round. */
final class Listeners implements WatchListener {
    private static final Logger LOG = Logger.getLogger(Listeners.class);

    private final List<WatchListener> all;
    private final Set<WatchListener> failed = Collections.newSetFromMap(new IdentityHashMap<>());

    Listeners(List<WatchListener> all) {
        this.all = List.copyOf(all);
    }

    @Override
    public void observed(String target, Observation observation) {
        each(listener -> listener.observed(target, observation));
    }

    @Override
    public void reported(TargetReport after) {
        each(listener -> listener.reported(after));
    }

    @Override
    public void changed(TargetReport before, TargetReport after) {
        each(listener -> listener.changed(before, after));
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
