package dev.lifeguard.serve.api;

import org.jspecify.annotations.Nullable;

/** A request that cannot be served. Has no stack trace: it is an answer, not a fault. */
final class RequestRefused extends RuntimeException {
    private final int status;

    RequestRefused(int status, String detail) {
        super(detail, null, false, false);
        this.status = status;
    }

    /** A number of a query, {@code standard} where it is not given; from 1 on, else it is refused. */
    static int number(String what, @Nullable String text, int standard, int most) {
        try {
            int number = text == null ? standard : Integer.parseInt(text);
            if (1 <= number && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // the same answer as to a number that is too large
        }
        throw new RequestRefused(400, what + " is wrong; accepted is a whole number from 1 to " + most);
    }

    Problem problem() {
        return Problem.of(status, String.valueOf(getMessage()));
    }
}
