package dev.lifeguard.serve.tls;

import dev.lifeguard.database.BoundedFile;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Where the port's certificate is, and whom it trusts. Reading blocks.
 *
 * @param certificate in PEM, with its chain
 * @param key in PEM
 * @param clientCa in PEM; empty where clients need no certificate
 */
public record TlsFiles(String certificate, String key, Optional<String> clientCa) {

    /** Their content, so that a change is seen. */
    record Content(Buffer certificate, Buffer key, Optional<Buffer> clientCa) {}

    /** @throws UnusableTls where one cannot be read */
    Content read() throws UnusableTls {
        return new Content(
                bytes(certificate, BoundedFile.AUTHORITIES),
                bytes(key, BoundedFile.SMALL),
                clientCa.isPresent() ? Optional.of(bytes(clientCa.get(), BoundedFile.AUTHORITIES)) : Optional.empty());
    }

    private static Buffer bytes(String file, int most) throws UnusableTls {
        try {
            return Buffer.buffer(BoundedFile.read(Path.of(file), most));
        } catch (IOException | RuntimeException unreadable) {
            String reason = unreadable instanceof BoundedFile.NotReadable known ? known.reason() : "is not a path";
            throw new UnusableTls("the file " + file + " " + reason);
        }
    }

    X509ExtendedKeyManager keys(Content content, Vertx vertx) throws UnusableTls {
        try {
            PemKeyCertOptions pem =
                    new PemKeyCertOptions().setCertValue(content.certificate()).setKeyValue(content.key());
            for (KeyManager manager : pem.getKeyManagerFactory(vertx).getKeyManagers()) {
                if (manager instanceof X509ExtendedKeyManager found) {
                    return found;
                }
            }
        } catch (Exception broken) {
            throw new UnusableTls("the files " + certificate + " and " + key
                    + " hold no PEM certificate and its unencrypted private key");
        }
        throw new UnusableTls("the files " + certificate + " and " + key + " hold no usable key");
    }

    X509ExtendedTrustManager trust(Buffer authorities, Vertx vertx) throws UnusableTls {
        try {
            PemTrustOptions pem = new PemTrustOptions().addCertValue(authorities);
            for (TrustManager manager : pem.getTrustManagerFactory(vertx).getTrustManagers()) {
                if (manager instanceof X509ExtendedTrustManager found) {
                    return found;
                }
            }
        } catch (Exception broken) {
            throw new UnusableTls("the file " + clientCa.orElse("") + " holds no PEM certificate");
        }
        throw new UnusableTls("the file " + clientCa.orElse("") + " holds no usable certificate");
    }
}
