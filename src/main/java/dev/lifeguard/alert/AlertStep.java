package dev.lifeguard.alert;

import java.util.List;

/** What came of a step. */
public record AlertStep(Alerts alerts, List<Transition> transitions) {
    public AlertStep {
        transitions = List.copyOf(transitions);
    }
}
