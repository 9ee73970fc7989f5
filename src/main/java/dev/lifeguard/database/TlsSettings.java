package dev.lifeguard.database;

import java.util.Optional;

/**
 * What the URL says about TLS.
 *
 * @param mode what is asked for; {@link SslMode#PREFER} where nothing is said, as libpq and asyncpg do
 * @param rootCert PEM file of trusted authorities, or the word {@code system}; empty where the URL's driver does not look
 *     at it in this mode
 * @param cert PEM file of the client's certificate chain
 * @param key PEM (PKCS#8 or PKCS#1) file of the client's private key
 * @param direct whether TLS begins with the first byte ({@code sslnegotiation=direct}), which needs PostgreSQL 17
 * @see PemSetting for values that hold the PEM text itself
 */
public record TlsSettings(
        SslMode mode, Optional<String> rootCert, Optional<String> cert, Optional<String> key, boolean direct) {
    /** TLS that is asked for by an SSLRequest, as usual. */
    public TlsSettings(SslMode mode, Optional<String> rootCert, Optional<String> cert, Optional<String> key) {
        this(mode, rootCert, cert, key, false);
    }

    public static TlsSettings of(SslMode mode) {
        return new TlsSettings(mode, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Never the text of a key, should one be given in the place of a path. */
    @Override
    public String toString() {
        return mode + (direct ? " direct" : "") + " rootCert=" + rootCert.map(PemSetting::shown) + " cert="
                + cert.map(PemSetting::shown) + " key=" + key.map(PemSetting::shown);
    }

    /** With a root certificate the chain is verified in weaker modes too, where the URL's driver does so. */
    public boolean verifiesChain() {
        return mode.verifiesChain() || (mode != SslMode.DISABLE && rootCert.isPresent());
    }
}
