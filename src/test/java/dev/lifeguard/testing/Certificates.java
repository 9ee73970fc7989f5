package dev.lifeguard.testing;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemObjectGenerator;
import org.bouncycastle.util.io.pem.PemReader;
import org.bouncycastle.util.io.pem.PemWriter;

/** An authority of a test's own, and certificates it issues, as PEM files in a directory. */
public final class Certificates {
    private static final AtomicLong SERIAL = new AtomicLong(1);

    private final Path directory;
    private final KeyPair authorityKey = newKey();
    private final X509Certificate authority;

    private Certificates(Path directory, String name) {
        this.directory = directory;
        this.authority = issue(
                name,
                authorityKey,
                name,
                authorityKey.getPrivate(),
                Instant.now().minus(3650, ChronoUnit.DAYS),
                Instant.now().plus(3650, ChronoUnit.DAYS),
                List.of(),
                true);
        write(name + ".crt", pem(authority));
    }

    public static Certificates authority(Path directory, String name) {
        return new Certificates(directory, name);
    }

    public Path authorityFile() {
        return directory.resolve(commonName() + ".crt");
    }

    private String commonName() {
        return authority.getSubjectX500Principal().getName().substring(3);
    }

    /** Files {@code <name>.crt} and {@code <name>.key}, valid from and to so many days from now. */
    public Issued issue(String name, int fromDays, int toDays, String... hosts) {
        KeyPair key = newKey();
        Instant now = Instant.now();
        X509Certificate certificate = issue(
                name,
                key,
                commonName(),
                authorityKey.getPrivate(),
                now.plus(fromDays, ChronoUnit.DAYS),
                now.plus(toDays, ChronoUnit.DAYS),
                List.of(hosts),
                false);
        return new Issued(
                write(name + ".crt", pem(certificate)),
                write(
                        name + ".key",
                        new PemObject("PRIVATE KEY", key.getPrivate().getEncoded())),
                certificate);
    }

    /** A certificate and its key on disk. */
    public record Issued(Path certificate, Path key, X509Certificate x509) {
        /** What a server shows it with. */
        public SSLContext server() {
            try (PemReader pem = new PemReader(Files.newBufferedReader(key))) {
                PrivateKey secret = KeyFactory.getInstance("EC")
                        .generatePrivate(
                                new PKCS8EncodedKeySpec(pem.readPemObject().getContent()));
                KeyStore store = KeyStore.getInstance("PKCS12");
                store.load(null, null);
                store.setKeyEntry("server", secret, new char[0], new Certificate[] {x509});
                KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
                keys.init(store, new char[0]);
                SSLContext context = SSLContext.getInstance("TLS");
                context.init(keys.getKeyManagers(), null, null);
                return context;
            } catch (IOException | GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static X509Certificate issue(
            String subject,
            KeyPair key,
            String issuer,
            PrivateKey signer,
            Instant from,
            Instant to,
            List<String> hosts,
            boolean isAuthority) {
        try {
            JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                    new X500Name("CN=" + issuer),
                    BigInteger.valueOf(SERIAL.getAndIncrement()),
                    Date.from(from),
                    Date.from(to),
                    new X500Name("CN=" + subject),
                    key.getPublic());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(isAuthority));
            if (!hosts.isEmpty()) {
                builder.addExtension(Extension.subjectAlternativeName, false, names(hosts));
            }
            return new JcaX509CertificateConverter()
                    .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(signer)));
        } catch (CertIOException | OperatorCreationException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static GeneralNames names(List<String> hosts) {
        List<GeneralName> names = new ArrayList<>();
        for (String host : hosts) {
            boolean address = host.matches("[0-9.]+") || host.contains(":");
            names.add(new GeneralName(address ? GeneralName.iPAddress : GeneralName.dNSName, host));
        }
        return new GeneralNames(names.toArray(GeneralName[]::new));
    }

    private static PemObject pem(X509Certificate certificate) {
        try {
            return new PemObject("CERTIFICATE", certificate.getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair newKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private Path write(String name, PemObjectGenerator content) {
        try {
            StringWriter text = new StringWriter();
            try (PemWriter pem = new PemWriter(text)) {
                pem.writeObject(content);
            }
            Path file = directory.resolve(name);
            Files.writeString(file, text.toString());
            return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
