package dev.lifeguard.wiring;

import dev.lifeguard.config.SettingValues;
import dev.lifeguard.config.WebhookSettings;
import dev.lifeguard.serve.webhook.Routing;
import dev.lifeguard.serve.webhook.WebhookAuth;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Who may report alerts, and what they are about. */
final class WebhookBeans {
    @Produces
    @Singleton
    WebhookAuth doorkeeper(SettingValues settings) {
        return new WebhookAuth(settings.secret(WebhookSettings.TOKEN, WebhookSettings.TOKEN_FILE));
    }

    @Produces
    @Singleton
    Routing routing(SettingValues settings) {
        return new Routing(settings.all(WebhookSettings.TARGETS));
    }
}
