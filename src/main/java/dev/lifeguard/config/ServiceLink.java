package dev.lifeguard.config;

import java.util.regex.Pattern;

/**
 * Variables that Kubernetes puts into every container for a Service called {@code lifeguard} or {@code lifeguard-…}.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/services-networking/service/#environment-variables">Services</a>
 */
final class ServiceLink {
    private static final String PROTOCOL = "(?:TCP|UDP|SCTP)";
    private static final Pattern NAME = Pattern.compile("LIFEGUARD(?:_[A-Z0-9]+)*_(?:SERVICE_HOST"
            + "|SERVICE_PORT(?:_[A-Z0-9_]+)?|PORT|PORT_\\d+_" + PROTOCOL + "(?:_(?:PROTO|PORT|ADDR))?)");

    private ServiceLink() {}

    static boolean is(String variable) {
        return NAME.matcher(variable).matches();
    }
}
