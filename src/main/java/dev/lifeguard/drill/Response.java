package dev.lifeguard.drill;

/**
 * One request.
 *
 * @param status of HTTP; 0 where there was no answer
 * @param nanos from sending to the end, whatever it was
 */
record Response(RequestOutcome outcome, int status, long nanos) {}
