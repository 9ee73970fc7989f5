package dev.lifeguard.probe.path;

import dev.lifeguard.observation.PathFailure;
import dev.lifeguard.observation.Phase;
import java.util.Optional;

/**
 * How much a server may send for a login, and for each answer after it: what comes unasked in between counts as well. A
 * server that sends more costs its connection, not this process' memory. Not thread-safe: lives on one event loop.
 */
final class AnswerBudget {
    /** A login takes some dozens of messages, and a few kilobytes. */
    static final int LOGIN_BYTES = 256 * 1024;

    /** Our longest answers, a history and what is known of some hundred tables, stay far below. */
    static final int ANSWER_BYTES = 4 * 1024 * 1024;

    static final int MESSAGES = 20_000;

    /** Of one message: a row, or an error, which the client would keep as a whole. */
    static final int LONGEST = 1024 * 1024;

    private boolean loggingIn = true;
    private boolean asked;
    private long bytes;
    private int messages;

    /** Something was sent: the next end of an answer is one. */
    void asked() {
        asked = true;
    }

    /** An answer has ended. One that nobody asked for renews nothing. */
    void ended() {
        if (asked) {
            loggingIn = false;
            asked = false;
            bytes = 0;
            messages = 0;
        }
    }

    /**
     * Counts a message, before any of it is kept.
     *
     * @param length as it says itself, with its letter
     * @return what is wrong with it
     */
    Optional<PathFailure> take(int length) {
        bytes += length;
        messages++;
        if (length < 5 || length > (loggingIn ? LOGIN_BYTES : LONGEST)) {
            return tooMuch("a message of " + Integer.toUnsignedString(length) + " bytes");
        }
        if (messages > MESSAGES) {
            return tooMuch("more than " + MESSAGES + " messages in one answer");
        }
        int most = loggingIn ? LOGIN_BYTES : ANSWER_BYTES;
        return bytes > most ? tooMuch("more than " + most + " bytes in one answer") : Optional.empty();
    }

    private Optional<PathFailure> tooMuch(String what) {
        return Optional.of(new PathFailure.TooMuchSent(loggingIn ? Phase.AUTH : Phase.QUERY, what));
    }
}
