package dev.lifeguard.serve.access;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The names under which the port answers. A page of another site can have its own name point to this address, and would
 * then read all that is here as its own: so only names are accepted that no stranger can own, which are addresses, names
 * without a dot, and those that no public name server has; any other has to be configured.
 *
 * @param named in lower case, without port
 * @see <a href="https://www.iana.org/assignments/special-use-domain-names">Special-use domain names</a>
 */
public record AcceptedHosts(Set<String> named) {
    private static final Pattern ADDRESS = Pattern.compile("[0-9]{1,3}(?:\\.[0-9]{1,3}){3}|.*:.*");
    private static final List<String> PRIVATE =
            List.of(".localhost", ".svc", ".cluster.local", ".internal", ".home.arpa", ".test");

    /** @param host without port; an IPv6 address with or without brackets */
    boolean accept(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        String relative = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
        return named.contains(relative)
                || relative.indexOf('.') < 0
                || ADDRESS.matcher(relative).matches()
                || PRIVATE.stream().anyMatch(relative::endsWith);
    }
}
