package dev.lifeguard.cli;

import dev.lifeguard.observation.ActivityObservation;
import dev.lifeguard.observation.Budget;
import dev.lifeguard.observation.Capacity;
import java.util.ArrayList;
import java.util.List;

/** How many connections are in use, and the sum that the declared pools come to, so that a person can follow it. */
final class SlotLines {
    private SlotLines() {}

    static List<String> of(ActivityObservation seen) {
        List<String> lines = new ArrayList<>();
        Capacity capacity = seen.capacity();
        lines.add("slots   " + capacity.used() + " of " + capacity.usable() + " usable are in use (" + capacity.max()
                + " − " + capacity.reserved() + " reserved)");
        Budget.of(seen).ifPresent(budget -> lines.add("budget  " + sum(budget)));
        return lines;
    }

    private static String sum(Budget budget) {
        return Paragraph.printable(
                budget.wanted() + (budget.fits() ? ", within " : ", more than ") + budget.available());
    }
}
