package dev.lifeguard.database;

import java.util.List;

/** What a driver makes of hosts in the authority of a URL. Each was tried with SQLAlchemy 2.1, asyncpg 0.31, libpq 18. */
final class HostRules {
    private HostRules() {}

    static void judge(String written, List<HostText> raw, List<HostText> hosts, ParsedUrl draft) {
        for (HostText each : hosts) {
            if (each.isUnfilled()) {
                draft.unusable("host", "the host is a placeholder that nothing has filled in");
            }
        }
        for (String each : written.split(",", -1)) {
            if (!each.isEmpty() && HostText.isBareAddress(each)) {
                draft.breaks("host", "an IPv6 address in a URL needs square brackets around it");
            }
        }
        if (draft.stack.isSqlAlchemy()) {
            sqlAlchemy(raw, hosts, draft);
        }
        boolean endsInColon = written.endsWith(":");
        if (endsInColon && (draft.stack.isSqlAlchemy() || draft.stack == DriverFamily.JDBC)) {
            draft.breaks("port", "a colon follows the host and no port follows the colon");
        }
    }

    private static void sqlAlchemy(List<HostText> raw, List<HostText> hosts, ParsedUrl draft) {
        boolean ports = hosts.stream().anyMatch(each -> !each.port().isEmpty());
        if (hosts.size() > 1 && (ports || draft.stack == DriverFamily.ASYNCPG)) {
            draft.breaks(
                    "host",
                    "SQLAlchemy does not take a list of hosts before the slash;"
                            + " it takes one host= parameter each");
        }
        if (!raw.equals(hosts)) {
            draft.breaks(
                    "host",
                    "SQLAlchemy does not decode %2F in the host and looks it up as a"
                            + " name; a unix socket is given as ?host=/directory");
        }
    }
}
