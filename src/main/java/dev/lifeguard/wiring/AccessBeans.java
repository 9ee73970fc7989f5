package dev.lifeguard.wiring;

import dev.lifeguard.config.AlertSettings;
import dev.lifeguard.config.HttpSettings;
import dev.lifeguard.config.Setting;
import dev.lifeguard.config.SettingValues;
import dev.lifeguard.config.WebhookSettings;
import dev.lifeguard.database.Secret;
import dev.lifeguard.serve.access.AcceptedHosts;
import dev.lifeguard.serve.access.PortAccess;
import dev.lifeguard.serve.access.Token;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who may ask over HTTP. */
final class AccessBeans {
    @Singleton
    PortAccess access(SettingValues settings, Vertx vertx, InstantSource clock) {
        return new PortAccess(
                token(settings, HttpSettings.TOKEN, HttpSettings.TOKEN_FILE, vertx, clock),
                token(settings, WebhookSettings.TOKEN, WebhookSettings.TOKEN_FILE, vertx, clock),
                settings.isSet(HttpSettings.CLIENT_CA),
                hosts(settings));
    }

    private static Optional<Token> token(
            SettingValues settings, Setting<Secret> itself, Setting<String> file, Vertx vertx, InstantSource clock) {
        return settings.secret(itself, file).map(source -> new Token(source, vertx, clock));
    }

    private static AcceptedHosts hosts(SettingValues settings) {
        Stream<String> configured = settings.find(HttpSettings.HOSTS).stream().flatMap(List::stream);
        Stream<String> external = settings.find(AlertSettings.EXTERNAL_URL).map(URI::getHost).stream();
        return new AcceptedHosts(Stream.concat(configured, external)
                .map(each -> each.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet()));
    }
}
