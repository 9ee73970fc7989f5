package dev.lifeguard.probe.path;

import dev.lifeguard.testing.RealPostgres;

/** Sessions of the sidecar, as a server counts them. */
final class OurSessions {
    private OurSessions() {}

    static String on(RealPostgres server) {
        return server.query("SELECT count(*) FROM pg_stat_activity WHERE application_name = 'lifeguard'");
    }
}
