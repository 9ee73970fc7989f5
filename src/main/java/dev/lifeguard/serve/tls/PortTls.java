package dev.lifeguard.serve.tls;

import dev.lifeguard.async.WorkerPool;
import dev.lifeguard.time.Time;
import io.vertx.core.Vertx;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.TrustOptions;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Certificate, key and authorities in use: read at the start, and again when they change. May be used from any thread. */
public final class PortTls {
    /** How often the files are compared with what is in use. */
    private static final Duration PERIOD = Duration.ofSeconds(5);

    private static final Logger LOG = Logger.getLogger(PortTls.class);

    private final TlsFiles files;
    private final Vertx vertx;
    private final CurrentKeys keys;
    private final Optional<CurrentTrust> trust;
    private TlsFiles.Content used;
    private @Nullable String unusable;

    /**
     * Reads the files; from then on they are read again.
     *
     * @throws UnusableTls where they cannot be used
     */
    public PortTls(TlsFiles files, Vertx vertx, Time time) throws UnusableTls {
        this.files = files;
        this.vertx = vertx;
        this.used = files.read();
        this.keys = new CurrentKeys(files.keys(used, vertx));
        this.trust = used.clientCa().isPresent()
                ? Optional.of(new CurrentTrust(files.trust(used.clientCa().get(), vertx)))
                : Optional.empty();
        WorkerPool workers = WorkerPool.requests(vertx);
        time.every(PERIOD, () -> workers.run(this::again));
    }

    /** Clients are asked for a certificate, but health is answered without: the kubelet has none. */
    public void apply(HttpServerOptions options) {
        options.setSsl(true)
                .setUseAlpn(false)
                .setKeyCertOptions(KeyCertOptions.wrap(keys))
                .removeEnabledSecureTransportProtocol("TLSv1")
                .removeEnabledSecureTransportProtocol("TLSv1.1");
        trust.ifPresent(authorities ->
                options.setClientAuth(ClientAuth.REQUEST).setTrustOptions(TrustOptions.wrap(authorities)));
    }

    private synchronized boolean again() {
        try {
            TlsFiles.Content read = files.read();
            if (!read.equals(used)) {
                var replaced = files.keys(read, vertx);
                if (trust.isPresent() && read.clientCa().isPresent()) {
                    trust.get().replace(files.trust(read.clientCa().get(), vertx));
                }
                keys.replace(replaced);
                used = read;
                LOG.infof("The port's certificate was read again file=%s", files.certificate());
            }
            unusable = null;
            return true;
        } catch (UnusableTls failed) {
            if (!failed.reason().equals(unusable)) {
                unusable = failed.reason();
                LOG.warnf("The port goes on with the certificate it has because=%s", failed.reason());
            }
            return false;
        }
    }
}
