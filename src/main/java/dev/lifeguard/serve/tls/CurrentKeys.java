package dev.lifeguard.serve.tls;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/** A key manager that can be replaced: a handshake that has chosen a key goes on with it. */
final class CurrentKeys extends X509ExtendedKeyManager {
    private volatile Pair pair;

    /** @param before the one in use until now, for handshakes under way */
    private record Pair(
            int number,
            X509ExtendedKeyManager now,
            @Nullable X509ExtendedKeyManager before) {}

    CurrentKeys(X509ExtendedKeyManager first) {
        pair = new Pair(0, first, null);
    }

    void replace(X509ExtendedKeyManager next) {
        pair = new Pair(pair.number() + 1, next, pair.now());
    }

    @Override
    public @Nullable String chooseEngineServerAlias(String type, Principal[] issuers, SSLEngine engine) {
        Pair present = pair;
        String alias = present.now().chooseEngineServerAlias(type, issuers, engine);
        return alias == null ? null : present.number() + ":" + alias;
    }

    @Override
    public @Nullable String chooseServerAlias(String type, Principal[] issuers, Socket socket) {
        return null; // the port's TLS is an engine's
    }

    private @Nullable X509ExtendedKeyManager chosen(String alias) {
        Pair present = pair;
        int number = Integer.parseInt(alias.substring(0, alias.indexOf(':')));
        return number == present.number() ? present.now() : present.before();
    }

    private static String own(String alias) {
        return alias.substring(alias.indexOf(':') + 1);
    }

    @Override
    public X509Certificate @Nullable [] getCertificateChain(String alias) {
        X509ExtendedKeyManager keys = chosen(alias);
        return keys == null ? null : keys.getCertificateChain(own(alias));
    }

    @Override
    public @Nullable PrivateKey getPrivateKey(String alias) {
        X509ExtendedKeyManager keys = chosen(alias);
        return keys == null ? null : keys.getPrivateKey(own(alias));
    }

    @Override
    public String @Nullable [] getServerAliases(String type, Principal[] issuers) {
        return null; // JSSE does not ask
    }

    @Override
    public String @Nullable [] getClientAliases(String type, Principal[] issuers) {
        return null;
    }

    @Override
    public @Nullable String chooseClientAlias(String[] types, Principal[] issuers, Socket socket) {
        return null; // the port is never a client
    }
}
