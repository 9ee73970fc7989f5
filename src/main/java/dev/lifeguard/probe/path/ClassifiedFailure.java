package dev.lifeguard.probe.path;

import dev.lifeguard.observation.PathFailure;

/** Carries a failure that is already classified through a chain of futures. */
final class ClassifiedFailure extends Exception {
    private final transient PathFailure failure;

    ClassifiedFailure(PathFailure failure) {
        super(failure.getClass().getSimpleName(), null, false, false);
        this.failure = failure;
    }

    PathFailure failure() {
        return failure;
    }
}
