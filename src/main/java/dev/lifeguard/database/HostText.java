package dev.lifeguard.database;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One host of a list as written, its port still text.
 *
 * @param host without brackets, still percent-encoded where it came so; empty where none is named
 * @param port as written; empty where none is named
 */
record HostText(String host, String port) {
    private static final String NAME = "[\\p{L}\\p{N}_][\\p{L}\\p{N}\\p{M}._-]{0,253}";
    private static final String ADDRESS = "\\[[0-9A-Fa-f:.]{2,60}(?:%[\\w.-]{1,30})?]";
    private static final String BARE_ADDRESS = "(?=[^:]{0,4}:[^:]{0,4}:)[0-9A-Fa-f:.]{2,60}";
    private static final String SOCKET = "%(?:2[Ff]|40)[\\w%.~-]{0,300}";
    private static final String PLACEHOLDER = "\\$[{(][A-Za-z_][\\w.-]{0,100}[)}]";
    private static final Pattern PLAUSIBLE = Pattern.compile(
            "(?:" + NAME + "|" + ADDRESS + "|" + SOCKET + "|" + PLACEHOLDER + ")?(?::\\d{0,9})?|" + BARE_ADDRESS);
    private static final Pattern BARE = Pattern.compile(BARE_ADDRESS);
    private static final Pattern NAMED = Pattern.compile(NAME);
    private static final Pattern PLAUSIBLE_PATH = Pattern.compile("[/@][^\\p{Cc}\\p{Cf}@?#]{0,300}");
    private static final Pattern UNFILLED = Pattern.compile("\\$[{(][^)}]*[)}]|\\{\\{.*");

    /** Whether this could be a list of hosts in the authority of a URL. */
    static boolean plausible(String hosts) {
        for (String each : hosts.split(",", -1)) {
            if (!PLAUSIBLE.matcher(each).matches()) {
                return false;
            }
        }
        return true;
    }

    static List<HostText> list(String hosts) {
        List<HostText> list = new ArrayList<>();
        for (String each : hosts.split(",", -1)) {
            list.add(one(each.strip()));
        }
        return list;
    }

    private static HostText one(String text) {
        if (text.startsWith("/") || text.startsWith("@")) {
            return new HostText(text, "");
        }
        if (text.startsWith("[") && text.indexOf(']') > 0) {
            int end = text.indexOf(']');
            String after = text.substring(end + 1);
            return new HostText(text.substring(1, end), after.startsWith(":") ? after.substring(1) : after);
        }
        int colon = text.indexOf(':');
        if (colon < 0 || isBareAddress(text)) {
            return new HostText(text, "");
        }
        return new HostText(text.substring(0, colon), text.substring(colon + 1));
    }

    /** Whether it is an IPv6 address without the brackets that a URL needs. */
    static boolean isBareAddress(String text) {
        return BARE.matcher(text).matches();
    }

    /** Whether a host, decoded, may be shown and looked up. */
    boolean isPlausible() {
        return host.isEmpty()
                || NAMED.matcher(host).matches()
                || isBareAddress(host.replaceFirst("%[\\w.-]{1,30}$", ""))
                || PLAUSIBLE_PATH.matcher(host).matches();
    }

    /** asyncpg also takes the path of the socket's file where libpq takes its directory. */
    HostText withoutSocketFile() {
        int file = host.startsWith("/") ? host.indexOf("/.s.PGSQL.") : -1;
        if (file > 0) {
            return new HostText(host.substring(0, file), host.substring(file + "/.s.PGSQL.".length()));
        }
        return host.length() > 1 && host.endsWith("/")
                ? new HostText(host.substring(0, host.length() - 1), port)
                : this;
    }

    boolean isUnfilled() {
        return UNFILLED.matcher(host).matches() || UNFILLED.matcher(port).matches();
    }
}
