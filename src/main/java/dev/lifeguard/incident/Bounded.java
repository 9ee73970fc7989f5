package dev.lifeguard.incident;

import java.util.ArrayList;
import java.util.List;

/** Lists that do not grow without end. */
final class Bounded {
    private Bounded() {}

    /** The list and one more entry; beyond {@code most} the oldest go. */
    static <T> List<T> last(int most, List<T> list, T more) {
        List<T> all = new ArrayList<>(list.subList(Math.max(0, list.size() + 1 - most), list.size()));
        all.add(more);
        return all;
    }
}
