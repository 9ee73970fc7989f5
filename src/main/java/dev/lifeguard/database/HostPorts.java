package dev.lifeguard.database;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Turns libpq's lists of hosts and ports into endpoints: one port for all hosts, or as many as there are hosts. */
final class HostPorts {
    static final String ACCEPTED = "the port is not a number from 1 to 65535";

    private HostPorts() {}

    static Optional<Integer> of(String text) {
        String digits = text.strip();
        if (digits.isEmpty()) {
            return Optional.of(Endpoint.DEFAULT_PORT);
        }
        if (!digits.matches("[0-9]{1,9}")) {
            return Optional.empty();
        }
        int port = Integer.parseInt(digits);
        return port >= 1 && port <= 65535 ? Optional.of(port) : Optional.empty();
    }

    static List<Endpoint> endpoints(List<String> hosts, List<String> addresses, String ports, ParsedUrl draft) {
        String[] each = ports.split(",", -1);
        if (each.length != 1 && each.length != hosts.size()) {
            draft.unusable(
                    "port", each.length + " ports do not fit " + hosts.size() + " hosts: give one for all or one each");
            return List.of();
        }
        List<Endpoint> endpoints = new ArrayList<>();
        for (int i = 0; i < hosts.size(); i++) {
            Optional<Integer> port = of(each[each.length == 1 ? 0 : i]);
            if (port.isEmpty()) {
                draft.unusable("port", ACCEPTED);
                return List.of();
            }
            Optional<String> address = i < addresses.size() && !addresses.get(i).isEmpty()
                    ? Optional.of(addresses.get(i))
                    : Optional.empty();
            endpoints.add(new Endpoint(hosts.get(i), port.get(), address));
        }
        return endpoints;
    }
}
