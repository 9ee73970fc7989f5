package dev.lifeguard.config;

import java.security.Security;

/**
 * Java's memory of resolved names. Switched off, since after a failover the old address is the wrong one. Java reads the
 * setting once, at its first look-up, which happens while Quarkus starts: call {@link #off()} before.
 */
public final class NameCaching {
    private NameCaching() {}

    public static void off() {
        // The first change of a security property starts the log manager, which looks up this host: what is set after
        // that comes too late. So one of the two is given in the older way first, which starts nothing.
        System.setProperty("sun.net.inetaddr.ttl", "0");
        Security.setProperty("networkaddress.cache.negative.ttl", "0");
        Security.setProperty("networkaddress.cache.ttl", "0");
    }
}
