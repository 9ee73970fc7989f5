package dev.lifeguard.database;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What follows {@code ://}, cut into its parts, all still encoded. Passwords are often written raw, so the {@code @} that
 * ends them is found by what makes sense after it, not by position: the first after which come hosts, a path and a query
 * and no further {@code @}; else the last one.
 *
 * @param userinfo before the {@code @}; empty where there is none
 * @param named whether there was an {@code @}
 * @param hosts the list of hosts
 * @param path after the slash, up to the query
 * @param slashed whether a slash ended the hosts
 * @param query after the question mark
 */
record UriText(String userinfo, boolean named, String hosts, String path, boolean slashed, String query) {
    private static final Pattern QUERY_NAME = Pattern.compile("[^?]*\\?([A-Za-z_]{1,40})=.*", Pattern.DOTALL);

    static UriText of(String rest) {
        int at = end(rest);
        String tail = rest.substring(at + 1);
        int hostEnd = hostEnd(tail);
        String after = tail.substring(hostEnd);
        int mark = after.indexOf('?');
        String path = mark < 0 ? after : after.substring(0, mark);
        boolean slashed = path.startsWith("/");
        return new UriText(
                at < 0 ? "" : rest.substring(0, at),
                at >= 0,
                tail.substring(0, hostEnd),
                slashed ? path.substring(1) : "",
                slashed,
                mark < 0 ? "" : after.substring(mark + 1));
    }

    private static int end(String rest) {
        if (makesSense(rest)) {
            return -1;
        }
        for (int at = rest.indexOf('@'); at >= 0; at = rest.indexOf('@', at + 1)) {
            if (makesSense(rest.substring(at + 1))) {
                return at;
            }
        }
        return rest.lastIndexOf('@');
    }

    private static boolean makesSense(String tail) {
        int hostEnd = hostEnd(tail);
        if (!HostText.plausible(tail.substring(0, hostEnd))) {
            return false;
        }
        String after = tail.substring(hostEnd);
        int mark = after.indexOf('?');
        String path = mark < 0 ? after : after.substring(0, mark);
        if (path.indexOf('@') >= 0) {
            return false;
        }
        Matcher query = QUERY_NAME.matcher(after);
        return after.indexOf('@') < 0 || (query.matches() && ParameterNames.isKnown(query.group(1)));
    }

    private static int hostEnd(String tail) {
        for (int i = 0; i < tail.length(); i++) {
            if ("/?#".indexOf(tail.charAt(i)) >= 0) {
                return i;
            }
        }
        return tail.length();
    }

    String user() {
        int colon = userinfo.indexOf(':');
        return colon < 0 ? userinfo : userinfo.substring(0, colon);
    }

    String password() {
        int colon = userinfo.indexOf(':');
        return colon < 0 ? "" : userinfo.substring(colon + 1);
    }
}
