package dev.lifeguard.database;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A line {@code host:port:database:user:password}, where {@code *} fits all and a backslash escapes {@code :} and itself. */
final class PassfileEntry {
    private PassfileEntry() {}

    /** The password of the first line that fits one of the URL's endpoints, in the order of the endpoints. */
    static Optional<Secret> find(String text, DatabaseUrl url) {
        for (Endpoint endpoint : url.endpoints()) {
            for (String line : text.lines().toList()) {
                List<String> fields = fields(line);
                if (fields.size() == 5
                        && fits(fields, endpoint, url)
                        && !fields.get(4).isEmpty()) {
                    return Optional.of(Secret.of(unescaped(fields.get(4))));
                }
            }
        }
        return Optional.empty();
    }

    private static boolean fits(List<String> fields, Endpoint endpoint, DatabaseUrl url) {
        boolean host = fits(fields.get(0), endpoint.host())
                || (endpoint.isUnixSocket() && fits(fields.get(0), "localhost"))
                || endpoint.address()
                        .filter(address -> fits(fields.get(0), address))
                        .isPresent();
        return host
                && fits(fields.get(1), String.valueOf(endpoint.port()))
                && fits(fields.get(2), url.effectiveDatabase())
                && fits(fields.get(3), url.effectiveUser());
    }

    private static boolean fits(String field, String value) {
        return field.equals("*") || unescaped(field).equals(value);
    }

    private static List<String> fields(String line) {
        List<String> fields = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < line.length() && fields.size() < 4 && !line.startsWith("#"); i++) {
            if (line.charAt(i) == '\\') {
                i++;
            } else if (line.charAt(i) == ':') {
                fields.add(line.substring(start, i));
                start = i + 1;
            }
        }
        fields.add(line.substring(start));
        return fields;
    }

    private static String unescaped(String field) {
        return field.replaceAll("\\\\(.)", "$1");
    }
}
