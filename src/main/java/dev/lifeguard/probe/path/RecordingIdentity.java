package dev.lifeguard.probe.path;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/** Hands out the client's certificate if there is one, and remembers whether the server asked for it. */
final class RecordingIdentity extends X509ExtendedKeyManager {
    private final Optional<X509ExtendedKeyManager> own;
    private volatile boolean asked;

    RecordingIdentity(Optional<X509ExtendedKeyManager> own) {
        this.own = own;
    }

    boolean asked() {
        return asked;
    }

    boolean given() {
        return own.isPresent();
    }

    /** Any key of ours will do: which one is acceptable is the server's to say, in words we can report. */
    @Override
    public @Nullable String chooseEngineClientAlias(
            String[] keyType, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
        asked = true;
        return own.map(keys -> firstAlias(keys, keyType)).orElse(null);
    }

    private static @Nullable String firstAlias(X509ExtendedKeyManager keys, String[] keyTypes) {
        for (String type : keyTypes) {
            String[] aliases = keys.getClientAliases(type, null);
            if (aliases != null && aliases.length > 0) {
                return aliases[0];
            }
        }
        return null;
    }

    @Override
    public @Nullable String chooseClientAlias(String[] keyType, Principal @Nullable [] issuers, Socket socket) {
        return chooseEngineClientAlias(keyType, issuers, null);
    }

    @Override
    public String @Nullable [] getClientAliases(String keyType, Principal[] issuers) {
        return own.map(keys -> keys.getClientAliases(keyType, issuers)).orElse(null);
    }

    @Override
    public X509Certificate @Nullable [] getCertificateChain(String alias) {
        return own.map(keys -> keys.getCertificateChain(alias)).orElse(null);
    }

    @Override
    public @Nullable PrivateKey getPrivateKey(String alias) {
        return own.map(keys -> keys.getPrivateKey(alias)).orElse(null);
    }

    @Override
    public String @Nullable [] getServerAliases(String keyType, Principal[] issuers) {
        return null;
    }

    @Override
    public @Nullable String chooseServerAlias(String keyType, Principal[] issuers, Socket socket) {
        return null;
    }
}
