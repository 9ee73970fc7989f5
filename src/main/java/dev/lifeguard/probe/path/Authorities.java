package dev.lifeguard.probe.path;

import dev.lifeguard.database.BoundedFile;
import dev.lifeguard.database.PemSetting;
import dev.lifeguard.database.TlsSettings;
import dev.lifeguard.observation.PathFailure;
import dev.lifeguard.observation.TlsReason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import java.util.Optional;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Whom to trust: the file of {@code sslrootcert}, read anew each time, else the platform's own list. */
final class Authorities {
    private static final String PLATFORM = "system";

    private Authorities() {}

    /**
     * Empty where nothing is to be verified: also where a file is missing that would be used if it were there, below {@code
     * verify-ca}, as libpq does. Reads a file, so belongs on a worker. Fails with {@link TlsReason#CA_FILE_UNREADABLE}.
     */
    static Optional<X509TrustManager> of(TlsSettings tls) throws ClassifiedFailure {
        boolean needed = tls.mode().verifiesChain() || (tls.verifiesChain() && !isMissing(tls));
        return needed ? Optional.of(load(tls)) : Optional.empty();
    }

    private static boolean isMissing(TlsSettings tls) {
        try {
            return tls.rootCert()
                    .filter(name -> !name.equals(PLATFORM) && !PemSetting.isInline(name))
                    .filter(name -> Files.notExists(Path.of(name)))
                    .isPresent();
        } catch (InvalidPathException noPath) {
            return true;
        }
    }

    private static X509TrustManager load(TlsSettings tls) throws ClassifiedFailure {
        Optional<String> file = tls.rootCert().filter(name -> !name.equals(PLATFORM));
        try {
            return trusting(file.isEmpty() ? null : storeOf(PemSetting.bytes(file.get(), BoundedFile.AUTHORITIES)));
        } catch (BoundedFile.NotReadable unreadable) {
            throw unreadable("the file " + file.map(PemSetting::shown).orElse("") + " " + unreadable.reason());
        } catch (IOException | GeneralSecurityException | RuntimeException broken) {
            throw unreadable("the file " + file.map(PemSetting::shown).orElse("") + " holds no PEM certificate");
        }
    }

    private static KeyStore storeOf(byte[] authorities) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (InputStream pem = new ByteArrayInputStream(authorities)) {
            Collection<? extends Certificate> trusted =
                    CertificateFactory.getInstance("X.509").generateCertificates(pem);
            if (trusted.isEmpty()) {
                throw new GeneralSecurityException("no certificate");
            }
            for (Certificate each : trusted) {
                store.setCertificateEntry("authority-" + store.size(), each);
            }
        }
        return store;
    }

    private static X509TrustManager trusting(@Nullable KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
        factory.init(store);
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509TrustManager found) {
                return found;
            }
        }
        throw new GeneralSecurityException("no X.509 trust manager");
    }

    private static ClassifiedFailure unreadable(String detail) {
        return new ClassifiedFailure(new PathFailure.TlsFailed(TlsReason.CA_FILE_UNREADABLE, detail));
    }
}
