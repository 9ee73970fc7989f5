package dev.lifeguard.observation;

/** Why a TLS handshake failed, as far as it can be told from this side. */
public enum TlsReason {
    /** The chain leads to no trusted authority. */
    UNTRUSTED,
    /** The file of trusted authorities is missing, unreadable, or holds no certificate. */
    CA_FILE_UNREADABLE,
    /** A certificate of the chain is past its {@code notAfter}. */
    EXPIRED,
    /** A certificate of the chain is before its {@code notBefore}. */
    NOT_YET_VALID,
    /** The chain is trusted, the certificate is for another host. */
    HOSTNAME,
    /** The server asked for a client certificate, and there was none, or it was refused. */
    CLIENT_CERTIFICATE,
    /** The client's own certificate or key file is missing or unreadable. */
    CLIENT_FILE_UNREADABLE,
    /** The server hung up on TLS from the first byte, and answers an SSLRequest: PostgreSQL before version 17. */
    DIRECT_NOT_TAKEN,
    /** The server ended the handshake with an alert that is not about the client's certificate. So it speaks TLS. */
    ALERT,
    /** Any other protocol error: no common version or cipher, garbage, closed in the middle. */
    HANDSHAKE
}
