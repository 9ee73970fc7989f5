package dev.lifeguard.serve.connection;

/** What a connection is about. The earlier one stands here, the less is lost when the connection ends. */
enum Stage {
    /** Headers are awaited: since the connection was accepted, or since the first byte of a further request. */
    REQUEST(10),
    /** An answer was given and no further request has begun. */
    IDLE(60),
    /** Headers are complete, the body is not. */
    BODY(10),
    /** The answer is events without end. */
    STREAM(Integer.MAX_VALUE),
    /** An answer is made or on its way. */
    ANSWER(Integer.MAX_VALUE);

    private final int seconds;

    Stage(int seconds) {
        this.seconds = seconds;
    }

    /** How long it may last. */
    int seconds() {
        return seconds;
    }
}
