package dev.lifeguard.serve.api;

/** A request that cannot be served. Has no stack trace: it is an answer, not a fault. */
final class RequestRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int status;

    RequestRefused(int status, String detail) {
        super(detail, null, false, false);
        this.status = status;
    }

    Problem problem() {
        return Problem.of(status, String.valueOf(getMessage()));
    }
}
