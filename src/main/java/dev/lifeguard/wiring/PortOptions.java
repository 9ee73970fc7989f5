package dev.lifeguard.wiring;

import dev.lifeguard.config.ConfigurationException;
import dev.lifeguard.config.HttpSettings;
import dev.lifeguard.config.SettingValues;
import dev.lifeguard.serve.tls.PortTls;
import dev.lifeguard.serve.tls.TlsFiles;
import dev.lifeguard.serve.tls.UnusableTls;
import dev.lifeguard.time.Time;
import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** What the server is told that Quarkus has no setting for: TLS on the very port, from files that are read again. */
@Singleton
record PortOptions(SettingValues settings, Vertx vertx, Time time) implements HttpServerOptionsCustomizer {
    @Override
    public void customizeHttpServer(HttpServerOptions options) {
        Optional<String> certificate = settings.find(HttpSettings.CERTIFICATE);
        Optional<String> key = settings.find(HttpSettings.KEY);
        if (certificate.isEmpty() || key.isEmpty()) {
            return;
        }
        TlsFiles files = new TlsFiles(certificate.get(), key.get(), settings.find(HttpSettings.CLIENT_CA));
        try {
            new PortTls(files, vertx, time).apply(options);
        } catch (UnusableTls unusable) {
            throw new ConfigurationException(List.of("lifeguard.http.tls cannot be used: " + unusable.reason()));
        }
    }
}
