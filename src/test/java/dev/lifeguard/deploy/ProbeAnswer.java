package dev.lifeguard.deploy;

import java.util.Optional;

/** The answer to one question of a probe, which may take its time, or never come. */
interface ProbeAnswer {
    /** Empty until it is there. */
    Optional<Result> at(long now);

    /** @param output what kubelet shows of it in the pod's events */
    record Result(boolean success, String output) {}

    static ProbeAnswer of(boolean success, String output) {
        Optional<Result> known = Optional.of(new Result(success, output));
        return now -> known;
    }
}
