package dev.lifeguard.diagnosis;

import dev.lifeguard.finding.Cause;

/**
 * A rule threw: a fault of ours, that costs the finding of this rule alone.
 *
 * @param cause the cause that could not be judged
 * @param what the exception's class; never its message, which may quote what was read
 */
public record RuleFault(Cause cause, String what) {}
