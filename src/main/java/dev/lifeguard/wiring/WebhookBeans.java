package dev.lifeguard.wiring;

import dev.lifeguard.config.WebhookSettings;
import dev.lifeguard.serve.webhook.Routing;
import dev.lifeguard.serve.webhook.WebhookAuth;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.Config;

/** Who may report alerts, and what they are about. */
final class WebhookBeans {
    @Produces
    @Singleton
    WebhookAuth doorkeeper(Config config) {
        return new WebhookAuth(WebhookSettings.token(config).map(token -> token::read));
    }

    @Produces
    @Singleton
    Routing routing(Config config) {
        return new Routing(WebhookSettings.targets(config, System.getenv()));
    }
}
