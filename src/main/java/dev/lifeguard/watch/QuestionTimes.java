package dev.lifeguard.watch;

import java.time.Duration;

/** What watching a target costs its server, seen from here. */
@FunctionalInterface
public interface QuestionTimes {
    /** How long all questions to the target took, the network included; zero where none was asked. Any thread. */
    Duration of(String target);
}
