package dev.lifeguard.observation;

/**
 * Sessions that have all of this in common. Text is empty where there is none, or where our role may not see it.
 *
 * @param application {@code application_name}
 * @param address the client's numeric address; empty for a unix socket
 */
public record Holder(String application, String user, String address, SessionState state, int count) {}
