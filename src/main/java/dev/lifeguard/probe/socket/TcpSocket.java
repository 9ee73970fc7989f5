package dev.lifeguard.probe.socket;

import java.net.InetSocketAddress;

/**
 * One TCP connection of this network namespace.
 *
 * @param local our end
 * @param remote the other end
 * @param unacknowledged bytes sent or to be sent that the other end has not acknowledged
 * @param retransmits how often the oldest of them has been sent again
 * @param inode what a process that has it open names it by; 0 where none has
 */
public record TcpSocket(
        InetSocketAddress local,
        InetSocketAddress remote,
        State state,
        long unacknowledged,
        int retransmits,
        long inode) {

    /** What matters of the kernel's states. */
    public enum State {
        ESTABLISHED,
        /** The other end has closed, and this one has not noticed. */
        CLOSE_WAIT,
        /** Asked for, and not answered yet. */
        SYN_SENT,
        /** Being closed by this end, or listening. */
        OTHER;

        /**
         * The state of this number.
         *
         * @see <a href="https://github.com/torvalds/linux/blob/master/include/net/tcp_states.h">tcp_states.h</a>
         */
        static State of(int number) {
            return switch (number) {
                case 1 -> ESTABLISHED;
                case 2 -> SYN_SENT;
                case 8 -> CLOSE_WAIT;
                default -> OTHER;
            };
        }
    }

    public boolean isOpen() {
        return state == State.ESTABLISHED || state == State.CLOSE_WAIT;
    }
}
