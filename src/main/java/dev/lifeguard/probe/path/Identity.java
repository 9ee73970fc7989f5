package dev.lifeguard.probe.path;

import dev.lifeguard.database.BoundedFile;
import dev.lifeguard.database.PemSetting;
import dev.lifeguard.database.TlsSettings;
import dev.lifeguard.observation.PathFailure;
import dev.lifeguard.observation.TlsReason;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.PemKeyCertOptions;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.util.Base64;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.X509ExtendedKeyManager;

/** The client's own certificate: the files of {@code sslcert} and {@code sslkey}, read anew each time. */
final class Identity {
    private static final String PEM = "-----BEGIN";

    private Identity() {}

    /** Reads files, so belongs on a worker. Empty where the URL names none. */
    static Optional<X509ExtendedKeyManager> load(Vertx vertx, TlsSettings tls) throws ClassifiedFailure {
        if (tls.cert().isEmpty() && tls.key().isEmpty()) {
            return Optional.empty();
        }
        String cert = tls.cert().orElseThrow(() -> unreadable("sslkey is given without sslcert"));
        String key = tls.key().orElseThrow(() -> unreadable("sslcert is given without sslkey"));
        byte[] certBytes = bytesOf(cert);
        byte[] keyBytes = bytesOf(key);
        try {
            PemKeyCertOptions pem = new PemKeyCertOptions()
                    .setCertValue(Buffer.buffer(certBytes))
                    .setKeyValue(Buffer.buffer(armoured(keyBytes)));
            for (KeyManager manager : pem.getKeyManagerFactory(vertx).getKeyManagers()) {
                if (manager instanceof X509ExtendedKeyManager found) {
                    return Optional.of(found);
                }
            }
        } catch (Exception broken) {
            throw unreadable("the files " + PemSetting.shown(cert) + " and " + PemSetting.shown(key)
                    + " do not hold a PEM certificate and its unencrypted private key");
        }
        throw unreadable(
                "the files " + PemSetting.shown(cert) + " and " + PemSetting.shown(key) + " hold no usable key");
    }

    /** pgjdbc wants its key as bare PKCS#8, everyone else as PEM. */
    private static byte[] armoured(byte[] key) {
        String text = new String(key, StandardCharsets.ISO_8859_1);
        if (text.contains(PEM)) {
            return key;
        }
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key);
        return ("-----BEGIN PRIVATE KEY-----\n" + body + "\n-----END PRIVATE KEY-----\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] bytesOf(String file) throws ClassifiedFailure {
        try {
            return PemSetting.bytes(file, BoundedFile.SMALL);
        } catch (BoundedFile.NotReadable unreadable) {
            throw unreadable("the file " + PemSetting.shown(file) + " " + unreadable.reason());
        } catch (InvalidPathException malformed) {
            throw unreadable("what is given for the client's certificate or key is not a path");
        }
    }

    private static ClassifiedFailure unreadable(String detail) {
        return new ClassifiedFailure(new PathFailure.TlsFailed(TlsReason.CLIENT_FILE_UNREADABLE, detail));
    }
}
