package dev.lifeguard.observation;

/** The steps on the way to an answered query, in their order. */
public enum Phase implements Labelled {
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
    QUERY
}
