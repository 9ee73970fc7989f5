package dev.lifeguard.probe.path;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;

/**
 * Whether a certificate is issued for a host, by libpq's rules: alternative names decide where there are any, else the
 * common name; a wildcard stands for exactly one leftmost label.
 *
 * @see <a href="https://www.postgresql.org/docs/current/libpq-ssl.html#LIBQ-SSL-CERTIFICATES">libpq: SSL support</a>
 */
final class HostName {
    private static final int DNS_NAME = 2;
    private static final int IP_ADDRESS = 7;

    private HostName() {}

    /** The names and addresses a certificate is issued for. */
    static List<String> namesOf(X509Certificate certificate) {
        List<String> names = new ArrayList<>();
        try {
            Collection<List<?>> alternatives = certificate.getSubjectAlternativeNames();
            if (alternatives != null) {
                for (List<?> alternative : alternatives) {
                    Object kind = alternative.get(0);
                    if (kind.equals(DNS_NAME) || kind.equals(IP_ADDRESS)) {
                        names.add(String.valueOf(alternative.get(1)));
                    }
                }
            }
        } catch (CertificateParsingException unreadable) {
            return List.of();
        }
        return names.isEmpty() ? commonName(certificate) : List.copyOf(names);
    }

    static boolean matches(X509Certificate certificate, String host) {
        return namesOf(certificate).stream().anyMatch(name -> matches(name, host));
    }

    static boolean matches(String pattern, String host) {
        String name = lower(pattern);
        String wanted = lower(host);
        if (isAddress(wanted)) {
            return isAddress(name) && sameAddress(name, wanted);
        }
        if (!name.startsWith("*.")) {
            return name.equals(wanted);
        }
        int dot = wanted.indexOf('.');
        return dot > 0 && wanted.substring(dot).equals(name.substring(1));
    }

    private static String lower(String name) {
        String trimmed = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
        return trimmed.toLowerCase(Locale.ROOT);
    }

    private static boolean isAddress(String text) {
        return text.indexOf(':') >= 0 || text.matches("[0-9]+(\\.[0-9]+){3}");
    }

    private static boolean sameAddress(String one, String other) {
        try {
            return InetAddress.getByName(one).equals(InetAddress.getByName(other));
        } catch (UnknownHostException notAnAddress) {
            return false;
        }
    }

    private static List<String> commonName(X509Certificate certificate) {
        try {
            return new LdapName(certificate.getSubjectX500Principal().getName())
                    .getRdns().stream()
                            .filter(part -> part.getType().equalsIgnoreCase("CN"))
                            .map(Rdn::getValue)
                            .map(String::valueOf)
                            .toList();
        } catch (InvalidNameException unreadable) {
            return List.of();
        }
    }
}
