package dev.lifeguard.serve.health;

/** When the pod counts as ready to be sent requests. */
public enum ReadinessPolicy {
    /** Not before the target was healthy once; after that, unless only this pod is hit. */
    AUTO,
    /** Only while no critical finding holds. */
    STRICT,
    /** Not before the target was healthy once; always after that. */
    STARTUP,
    /** Always. */
    OFF
}
