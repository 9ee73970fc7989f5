package dev.lifeguard.explain;

import java.util.Optional;
import java.util.regex.Pattern;

/** Tells that what could not be reached is an IPv6 address: many pods have no route to any. */
final class MissingIpv6 {
    private static final Pattern SIX =
            Pattern.compile("(?<![\\w:.])[0-9a-fA-F]{1,4}(?::[0-9a-fA-F]{0,4}){3,7}+(?![\\w:])");
    private static final Pattern FOUR = Pattern.compile("(?<![\\w:.])\\d{1,3}(?:\\.\\d{1,3}){3}(?![\\w.])");
    private static final Pattern UNROUTED =
            Pattern.compile("(?i)unreach|no route|noroute|Errno (?:101|113)|EADDRNOTAVAIL|assign requested address");

    private MissingIpv6() {}

    /** What a line that failed says of it; empty where an IPv4 address was tried as well. */
    static Optional<String> in(String line) {
        boolean only = SIX.matcher(line).find() && !FOUR.matcher(line).find();
        return only && UNROUTED.matcher(line).find()
                ? Optional.of("the name leads to an IPv6 address, and there is no route to it from here")
                : Optional.empty();
    }
}
