package dev.lifeguard.wiring;

import dev.lifeguard.config.SettingValues;
import dev.lifeguard.config.TargetSettings;
import dev.lifeguard.config.WatchSettings;
import dev.lifeguard.database.Target;
import dev.lifeguard.migration.MigrationConfig;
import dev.lifeguard.migration.MigrationProbe;
import dev.lifeguard.probe.ProbeFactory;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.util.List;

/** The probe of the schema. */
final class MigrationBeans {
    @Singleton
    ProbeFactory migrationProbe(Vertx vertx, SessionRegistry sessions, SettingValues settings) {
        return target -> new MigrationProbe(wanted(settings, target), sessions.with(target), vertx);
    }

    private static MigrationConfig wanted(SettingValues settings, Target target) {
        boolean own = target.name().equals(Target.DEFAULT_NAME);
        return new MigrationConfig(
                settings.get(WatchSettings.MIGRATIONS_INTERVAL),
                settings.find(own ? WatchSettings.ALEMBIC_DIR : TargetSettings.ALEMBIC_DIR.of(target.name())),
                settings.find(own ? WatchSettings.FLYWAY_DIR : TargetSettings.FLYWAY_DIR.of(target.name())),
                settings.find(
                                own
                                        ? WatchSettings.EXPECTED_REVISIONS
                                        : TargetSettings.EXPECTED_REVISIONS.of(target.name()))
                        .orElse(List.of()));
    }
}
