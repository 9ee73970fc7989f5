package dev.lifeguard.watch;

import java.util.ArrayList;
import java.util.List;

/** Callers that wait for the verdict of a look, none older than the one they ask for. */
final class VerdictWaiters {
    private final List<Waiter> all = new ArrayList<>();

    private record Waiter(long look, Runnable then) {}

    /** @param look number of the first look whose verdict will do */
    void add(long look, Runnable then) {
        all.add(new Waiter(look, then));
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    /** The look of this number led to a verdict. */
    void settle(long look) {
        List<Waiter> served =
                all.stream().filter(waiter -> waiter.look() <= look).toList();
        all.removeAll(served);
        served.forEach(waiter -> waiter.then().run());
    }

    void clear() {
        all.clear();
    }
}
