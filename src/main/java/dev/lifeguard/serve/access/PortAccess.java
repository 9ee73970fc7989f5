package dev.lifeguard.serve.access;

import java.util.Optional;

/**
 * What a client needs.
 *
 * @param token for everything but health; empty where none is wanted
 * @param webhookToken in its place for an Alertmanager's messages; empty where they need what everything needs
 * @param certificate whether the client has to show one that the configured authority signed
 */
public record PortAccess(
        Optional<Token> token, Optional<Token> webhookToken, boolean certificate, AcceptedHosts hosts) {}
