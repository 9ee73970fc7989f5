package dev.lifeguard.alert;

import java.util.List;

/** What came of a step. */
public record Step(Alerts alerts, List<Transition> transitions) {
    public Step {
        transitions = List.copyOf(transitions);
    }
}
