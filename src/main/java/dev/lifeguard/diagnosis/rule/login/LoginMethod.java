package dev.lifeguard.diagnosis.rule.login;

import dev.lifeguard.diagnosis.evidence.ServerPhrase;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which way of logging in a refusal was about, where it is one that a URL cannot serve. {@code auth_failed()} in {@code
 * src/backend/libpq/auth.c} sends 28000 for every method but the password ones; the method's name is left as it is by
 * nearly all translations, and {@link ServerPhrase} has the others.
 */
final class LoginMethod {
    private static final List<String> NAMES = List.of("Peer", "Ident", "GSSAPI", "SSPI", "OAuth");

    private LoginMethod() {}

    /** @param role whose name, quoted in the message, says nothing about the method */
    static Optional<String> in(String message, String role) {
        if (ServerPhrase.PEER_FAILED.in(message)) {
            return Optional.of("peer");
        }
        if (ServerPhrase.IDENT_FAILED.in(message)) {
            return Optional.of("ident");
        }
        String rest = message.replaceAll("[\"«»“”]\\h*" + Pattern.quote(role) + "\\h*[\"«»“”]", "");
        return NAMES.stream()
                .filter(name -> Pattern.compile("(?i)(?<![a-z])" + name + "(?![a-z])")
                        .matcher(rest)
                        .find())
                .map(name -> name.equals(name.toUpperCase(Locale.ROOT)) ? name : name.toLowerCase(Locale.ROOT))
                .findFirst();
    }
}
