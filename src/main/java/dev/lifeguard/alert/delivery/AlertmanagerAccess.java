package dev.lifeguard.alert.delivery;

import dev.lifeguard.database.Secret;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Where the Alertmanagers are and how to get in. Secrets may change; reading one may read a file, so belongs on a worker,
 * and gives nothing where it cannot be read.
 *
 * @param urls of every instance of a set; a path is a prefix of theirs
 * @param token sent as a bearer token; wins over user and password
 * @param user for basic authentication
 * @param password the user's
 * @param authorities PEM file of the authorities that vouch for them; empty for the platform's own
 */
public record AlertmanagerAccess(
        List<URI> urls,
        Optional<Supplier<Optional<Secret>>> token,
        Optional<String> user,
        Optional<Supplier<Optional<Secret>>> password,
        Optional<String> authorities) {}
