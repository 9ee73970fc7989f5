package dev.lifeguard.observation;

/**
 * The sidecars on a server, as they show themselves, and what asking there costs.
 *
 * @param own sessions that watch from this pod; a watcher has one for each target
 * @param peers sessions of other sidecars, by the application name that they show
 * @param replicas pods of this application: sidecars with the same name, role and database, this one included; 0 where
 *     the name does not say whose they are
 * @param sessions client backends of the whole server
 * @param slowness how long the server takes for an answer, compared with the one that costs were measured on
 * @param slownessOfLogins the same for a new connection, for which it makes a process
 */
public record Fleet(int own, int peers, int replicas, int sessions, double slowness, double slownessOfLogins) {
    /** What is assumed before anything was seen. */
    public static final Fleet ALONE = new Fleet(1, 0, 0, 1, 1.0, 1.0);

    /** The same on a server that is so slow. */
    public Fleet slowedBy(double answers) {
        return new Fleet(own, peers, replicas, sessions, answers, slownessOfLogins);
    }

    /** The same on a server that takes so long for new connections. */
    public Fleet slowedInLogins(double logins) {
        return new Fleet(own, peers, replicas, sessions, slowness, logins);
    }

    /** Who shares the server, this one included. */
    public int sidecars() {
        return own + peers;
    }
}
