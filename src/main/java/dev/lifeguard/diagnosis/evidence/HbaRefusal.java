package dev.lifeguard.diagnosis.evidence;

/**
 * {@code pg_hba.conf} lets this login not even begin: {@code ClientAuthentication} in {@code src/backend/libpq/auth.c}
 * with 28000. The file's name stands in the message in every language; other refusals of the same routine do not have it.
 * Peers that name no routine (proxies, other servers of the protocol) are believed by the name alone.
 */
public final class HbaRefusal {
    private static final String FILE = "pg_hba";
    private static final String ROUTINE = "ClientAuthentication";

    private HbaRefusal() {}

    public static boolean is(ServerRefusal said) {
        boolean speaker = !said.byPostgres() || said.error().in(ROUTINE);
        return said.state("28000") && speaker && said.message().contains(FILE);
    }
}
