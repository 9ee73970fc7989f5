package dev.lifeguard.wiring;

import dev.lifeguard.config.SettingValues;
import dev.lifeguard.config.Startup;
import dev.lifeguard.config.WatchSettings;
import dev.lifeguard.probe.ProbeFactory;
import dev.lifeguard.probe.SharedSession;
import dev.lifeguard.probe.idle.IdleProbe;
import dev.lifeguard.probe.path.PathLimits;
import dev.lifeguard.probe.path.SpareSessions;
import dev.lifeguard.watch.Cadence;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.util.stream.Stream;

/** The search for the longest silence, where it was switched on; a command that looks once has no hours for it. */
@Singleton
final class IdleProbes {
    private final boolean enabled;
    private final ProbeFactory factory;

    IdleProbes(SettingValues settings, Startup startup, Vertx vertx, SessionRegistry sessions, Cadence cadence) {
        PathLimits limits = new PathLimits(cadence.timeout(), cadence.connectTimeout());
        this.enabled = settings.get(WatchSettings.IDLE_CUTOFF) && startup.serves();
        this.factory = target -> {
            SharedSession session = sessions.with(target);
            SpareSessions spares = new SpareSessions(target, vertx, session, limits);
            return new IdleProbe(session, spares);
        };
    }

    /** None, or one. */
    Stream<ProbeFactory> whereEnabled() {
        return Stream.of(factory).filter(each -> enabled);
    }
}
