package dev.lifeguard.database;

import java.util.List;
import java.util.stream.Collectors;

/** Endpoints as text for a URL. */
final class Hosts {
    private Hosts() {}

    /** The list as it stands between {@code @} and the slash. */
    static String authority(List<Endpoint> endpoints, boolean withPorts) {
        return endpoints.stream()
                .map(each -> host(each) + (withPorts ? ":" + each.port() : ""))
                .collect(Collectors.joining(","));
    }

    private static String host(Endpoint endpoint) {
        if (endpoint.isUnixSocket()) {
            return PercentText.encode(endpoint.host());
        }
        return endpoint.host().indexOf(':') >= 0 ? "[" + endpoint.host() + "]" : endpoint.host();
    }

    /** One endpoint as the value of a {@code host=} parameter. */
    static String parameter(Endpoint endpoint) {
        if (!endpoint.isUnixSocket()) {
            return host(endpoint) + ":" + endpoint.port();
        }
        String port = endpoint.port() == Endpoint.DEFAULT_PORT ? "" : "&port=" + endpoint.port();
        return endpoint.host() + port;
    }

    /** The URL as people may see it, without password and parameters; empty where it cannot be used. */
    static String redacted(DatabaseUrl url) {
        if (!url.usable()) {
            return "";
        }
        String user = url.user().map(name -> PercentText.encode(name) + "@").orElse("");
        String database =
                url.database().map(name -> "/" + PercentText.encode(name)).orElse("");
        if (url.endpoints().size() == 1 && url.endpoints().get(0).isUnixSocket()) {
            return "postgresql://" + user + (database.isEmpty() ? "/" : database) + "?host="
                    + parameter(url.endpoints().get(0));
        }
        return "postgresql://" + user + authority(url.endpoints(), true) + database;
    }
}
