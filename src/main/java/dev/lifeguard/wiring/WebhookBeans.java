package dev.lifeguard.wiring;

import dev.lifeguard.config.SettingValues;
import dev.lifeguard.config.WebhookSettings;
import dev.lifeguard.serve.webhook.Routing;
import jakarta.inject.Singleton;

/** What reported alerts are about. */
final class WebhookBeans {
    @Singleton
    Routing routing(SettingValues settings) {
        return new Routing(settings.all(WebhookSettings.TARGETS));
    }
}
