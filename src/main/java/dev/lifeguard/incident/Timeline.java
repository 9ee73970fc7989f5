package dev.lifeguard.incident;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What happened in an incident, oldest first: how it began and what was last, with the middle left out of long ones. */
public record Timeline(List<TimelineEntry> moments) {
    static final int MOST = 60;
    private static final int BEGINNING = 20;

    static final Timeline EMPTY = new Timeline(List.of());

    public Timeline {
        moments = List.copyOf(moments);
    }

    Timeline and(TimelineEntry more) {
        List<TimelineEntry> all = new ArrayList<>(moments);
        if (all.size() >= MOST) {
            all.subList(BEGINNING, BEGINNING + 2).clear();
            all.add(
                    BEGINNING,
                    new TimelineEntry(
                            moments.get(BEGINNING + 1).at(),
                            TimelineEntry.Kind.GAP,
                            Optional.empty(),
                            "What happened before this was left out, since there was too much of it"));
        }
        all.add(more);
        return new Timeline(all);
    }
}
