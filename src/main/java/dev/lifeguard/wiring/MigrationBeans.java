package dev.lifeguard.wiring;

import dev.lifeguard.config.MigrationSettings;
import dev.lifeguard.database.Target;
import dev.lifeguard.migration.MigrationConfig;
import dev.lifeguard.migration.MigrationProbe;
import dev.lifeguard.probe.ProbeFactory;
import dev.lifeguard.watch.Cadence;
import io.vertx.core.Vertx;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.eclipse.microprofile.config.Config;

/** The probe of the schema. */
final class MigrationBeans {
    @Produces
    @Singleton
    ProbeFactory migrationProbe(
            Vertx vertx, SessionRegistry sessions, Cadence cadence, Config config, InstantSource clock) {
        return target -> new MigrationProbe(
                target,
                wanted(config, target),
                sessions.with(target),
                vertx,
                cadence.connectTimeout(),
                cadence.timeout(),
                clock);
    }

    private static MigrationConfig wanted(Config config, Target target) {
        MigrationSettings settings = target.name().equals(Target.DEFAULT_NAME)
                ? MigrationSettings.of(config)
                : MigrationSettings.of(config, target.name());
        return new MigrationConfig(
                MigrationSettings.interval(config), settings.alembicDir(), settings.flywayDir(), settings.expected());
    }
}
