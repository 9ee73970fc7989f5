package dev.lifeguard.observation;

/**
 * What a session of the server waits for.
 *
 * @param type for example {@code Lock}
 * @param name for example {@code transactionid}
 * @see <a href="https://www.postgresql.org/docs/current/monitoring-stats.html#WAIT-EVENT-TABLE">Wait events</a>
 */
public record WaitEvent(String type, String name) {
    /** Whether it is a lock that another session holds. */
    public boolean isLock() {
        return type.equals("Lock");
    }

    /** Whether it is the client, from which an idle session hears next. */
    public boolean isClient() {
        return type.equals("Client");
    }

    /** For example {@code Lock:transactionid}. */
    @Override
    public String toString() {
        return type + ":" + name;
    }
}
