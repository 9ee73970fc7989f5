package dev.lifeguard.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.lifeguard.testing.Certificates;
import dev.lifeguard.testing.Executable;
import dev.lifeguard.testing.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is answered on a port with TLS and a token, both in files that change. */
class PortAccessIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    private final int port = FreePort.next();
    private Certificates authority;
    private Executable lifeguard;
    private Optional<Certificates.Issued> shown = Optional.empty();

    @BeforeEach
    void filesAreThere() throws IOException {
        authority = Certificates.authority(folder, "ours");
        present(authority.issue("first", -1, 1, "localhost"));
        Files.writeString(folder.resolve("token"), "first-token\n");
        lifeguard = new Executable(folder);
    }

    private void serve(Map<String, String> also) throws IOException {
        Map<String, String> environment = new HashMap<>(also);
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        environment.put("DATABASE_URL", "postgresql://app@127.0.0.1:1/shop");
        environment.put(
                "LIFEGUARD_HTTP_TLS_CERTIFICATE", folder.resolve("tls.crt").toString());
        environment.put("LIFEGUARD_HTTP_TLS_KEY", folder.resolve("tls.key").toString());
        environment.put("LIFEGUARD_HTTP_TOKEN_FILE", folder.resolve("token").toString());
        environment.put("LIFEGUARD_HTTP_HOSTS", "lifeguard.example.com");
        lifeguard.start(environment);
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> get("/health/live", "").startsWith("HTTP/1.1 200"));
    }

    @AfterEach
    void tidy() {
        lifeguard.close();
    }

    @Test
    void answersThoseItMayAndNobodyElse() throws Exception {
        serve(Map.of());

        assertThat(get("/health/live", "")).startsWith("HTTP/1.1 200");
        assertThat(get("/metrics", ""))
                .startsWith("HTTP/1.1 401")
                .contains("WWW-Authenticate: Bearer", "application/problem+json")
                .doesNotContain("first-token");
        assertThat(get("/metrics", bearer("wrong"))).startsWith("HTTP/1.1 401");
        assertThat(get("/metrics", bearer("first-token"))).startsWith("HTTP/1.1 200");
        assertThat(get("/", "Authorization: Basic YW55Ym9keTpmaXJzdC10b2tlbg==\r\n"))
                .startsWith("HTTP/1.1 200");
        assertThat(post("/api/v1/alertmanager", "")).startsWith("HTTP/1.1 401");

        assertThat(ask("GET", "/api/v1/diagnosis", "evil.example", bearer("first-token")))
                .startsWith("HTTP/1.1 403")
                .contains("lifeguard.http.hosts");
        assertThat(ask("GET", "/health/live", "evil.example", "")).startsWith("HTTP/1.1 200");
        assertThat(ask("GET", "/api/v1/diagnosis", "lifeguard.example.com", bearer("first-token")))
                .startsWith("HTTP/1.1 200");
        assertThat(ask("GET", "/api/v1/diagnosis", "shop.prod.svc:9432", bearer("first-token")))
                .startsWith("HTTP/1.1 200");
        assertThat(post("/api/v1/diagnosis", bearer("first-token") + "Origin: https://evil.example\r\n"))
                .startsWith("HTTP/1.1 403");
        assertThat(post("/api/v1/diagnosis", bearer("first-token") + "Sec-Fetch-Site: cross-site\r\n"))
                .startsWith("HTTP/1.1 403");
        assertThat(post("/api/v1/diagnosis", bearer("first-token") + "Origin: https://localhost:" + port + "\r\n"))
                .startsWith("HTTP/1.1 200");
        assertThat(inTheClear()).doesNotContain("200 OK", "lifeguard");
    }

    @Test
    void takesAnotherTokenAndAnotherCertificateWhileItRuns() throws Exception {
        serve(Map.of());
        String before = certificate();

        Files.writeString(folder.resolve("token"), "second-token");
        present(authority.issue("second", -1, 1, "localhost"));

        await().atMost(PATIENCE).until(() -> !certificate().equals(before));
        await().atMost(PATIENCE)
                .until(() -> get("/metrics", bearer("second-token")).startsWith("HTTP/1.1 200"));
        assertThat(get("/metrics", bearer("first-token"))).startsWith("HTTP/1.1 401");
        Files.writeString(folder.resolve("tls.key"), "no key at all");
        assertThat(get("/health/live", "")).startsWith("HTTP/1.1 200");
    }

    @Test
    void asksForACertificateOfTheClientsAuthorityWhereOneIsNamed() throws Exception {
        Certificates clients = Certificates.authority(folder, "clients");
        serve(Map.of("LIFEGUARD_HTTP_TLS_CLIENT_CA", clients.authorityFile().toString()));

        assertThat(get("/health/live", "")).startsWith("HTTP/1.1 200");
        assertThat(get("/metrics", bearer("first-token")))
                .startsWith("HTTP/1.1 403")
                .contains("lifeguard.http.tls.client-ca");

        shown = Optional.of(clients.issue("prometheus", -1, 1));
        assertThat(get("/metrics", bearer("first-token"))).startsWith("HTTP/1.1 200");
        assertThat(get("/metrics", "")).as("the certificate is no token").startsWith("HTTP/1.1 401");

        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        shown = Optional.of(Certificates.authority(elsewhere, "clients").issue("prometheus", -1, 1));
        assertThatThrownBy(() -> get("/metrics", bearer("first-token"))).hasRootCauseInstanceOf(IOException.class);
        shown = Optional.of(clients.issue("expired", -3, -1));
        assertThatThrownBy(() -> get("/metrics", bearer("first-token"))).hasRootCauseInstanceOf(IOException.class);
    }

    private void present(Certificates.Issued issued) throws IOException {
        Files.copy(issued.certificate(), folder.resolve("tls.crt"), StandardCopyOption.REPLACE_EXISTING);
        Files.copy(issued.key(), folder.resolve("tls.key"), StandardCopyOption.REPLACE_EXISTING);
    }

    private static String bearer(String token) {
        return "Authorization: Bearer " + token + "\r\n";
    }

    private String get(String path, String headers) {
        return ask("GET", path, "localhost:" + port, headers);
    }

    private String post(String path, String headers) {
        return ask(
                "POST", path, "localhost:" + port, headers + "Content-Type: application/json\r\nContent-Length: 0\r\n");
    }

    private String ask(String method, String path, String host, String headers) {
        try (SSLSocket socket = connected()) {
            String request =
                    method + " " + path + " HTTP/1.1\r\nHost: " + host + "\r\n" + headers + "Connection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    private String certificate() throws Exception {
        try (SSLSocket socket = connected()) {
            return ((X509Certificate) socket.getSession().getPeerCertificates()[0])
                    .getSerialNumber()
                    .toString();
        }
    }

    private SSLSocket connected() throws Exception {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (var pem = Files.newInputStream(authority.authorityFile())) {
            store.setCertificateEntry(
                    "ours", CertificateFactory.getInstance("X.509").generateCertificate(pem));
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys(), trust.getTrustManagers(), null);
        SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket("localhost", port);
        socket.setSoTimeout((int) PATIENCE.toMillis());
        socket.startHandshake();
        return socket;
    }

    /** What the client shows of itself. */
    private KeyManager[] keys() throws Exception {
        if (shown.isEmpty()) {
            return new KeyManager[0];
        }
        String pem = Files.readString(shown.get().key());
        byte[] key = Base64.getMimeDecoder().decode(pem.replaceAll("-----.*-----", ""));
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        store.setKeyEntry(
                "client",
                KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(key)),
                new char[0],
                new Certificate[] {shown.get().x509()});
        KeyManagerFactory factory = KeyManagerFactory.getInstance("PKIX");
        factory.init(store, new char[0]);
        return factory.getKeyManagers();
    }

    private String inTheClear() {
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout((int) PATIENCE.toMillis());
            socket.getOutputStream()
                    .write("GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (IOException refused) {
            return new UncheckedIOException(refused).toString();
        }
    }
}
