package dev.lifeguard.observation;

/**
 * A socket of this pod to the database behind which there is nothing any more; two looks in a row found it so.
 *
 * @param port its local port
 * @param server address and port it leads to
 */
public record StaleSocket(int port, String server, Why why) {
    public enum Why {
        /** The server knows no session with this port. */
        NO_BACKEND("the server knows no such session"),
        /** The server has closed it, and the pool has not noticed. */
        CLOSED_BY_SERVER("the server has closed it"),
        /** What was sent is not acknowledged, and is being sent again. */
        NOT_ACKNOWLEDGED("what it sends is not acknowledged"),
        /** It leads to an address that the name had earlier and no longer has. */
        FORMER_ADDRESS("the name no longer has this address");

        private final String words;

        Why(String words) {
            this.words = words;
        }

        /** One clause. */
        public String words() {
            return words;
        }
    }
}
