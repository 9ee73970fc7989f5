package dev.lifeguard.observation;

import java.util.Locale;

/** The steps on the way to an answered query, in their order. */
public enum Phase {
    /** Reading the URL: no packet is sent. */
    URL,
    /** Name to addresses. */
    DNS,
    /** TCP handshake, or connecting a unix socket. */
    TCP,
    /** PostgreSQL's SSLRequest, its answer, and the TLS handshake. */
    TLS,
    /** Startup packet to "ready for query". */
    AUTH,
    /** One query on an open session. */
    QUERY;

    /** The name in JSON and metrics. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
