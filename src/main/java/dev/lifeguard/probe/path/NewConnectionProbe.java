package dev.lifeguard.probe.path;

import static dev.lifeguard.time.Durations.longer;
import static dev.lifeguard.time.Durations.shorter;

import dev.lifeguard.async.Futures;
import dev.lifeguard.observation.NewConnectionObservation;
import dev.lifeguard.observation.Observation;
import dev.lifeguard.observation.PathFailure;
import dev.lifeguard.observation.PathObservation;
import dev.lifeguard.observation.ServerFacts;
import dev.lifeguard.observation.Unseen;
import dev.lifeguard.probe.OpenSession;
import dev.lifeguard.probe.Probe;
import dev.lifeguard.probe.SharedSession;
import dev.lifeguard.probe.socket.SocketTable;
import dev.lifeguard.time.Time;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether a connection can still be opened while one is held: passwords are rotated, names vanish and ways are closed
 * without an open session noticing. Opens one, at a slow pace, on demand, and at once when what the URL is read from has
 * changed or a sign suggests that it would fail; and closes it. All state lives on the shared session's context.
 */
public final class NewConnectionProbe implements Probe {
    /** While new connections fail, and until it is settled to which kind of server they lead. */
    private static final Duration SOON = Duration.ofSeconds(5);

    /** While the server turns the login away, for which it may lock the role. */
    private static final Duration SELDOM = Duration.ofSeconds(30);

    /** A mounted secret takes up to a minute to arrive as it is, and reading a URL costs more than all else here. */
    private static final Duration SECRET = Duration.ofSeconds(10);

    private final SharedSession shared;
    private final SharedScan scans;
    private final Duration interval;
    private final Time time;
    private final UrlWatcher secret;
    private volatile Runnable alarm = () -> {};
    private volatile Duration pace;
    private @Nullable OpenSession known;
    private Optional<Boolean> standby = Optional.empty();
    private int alike;
    private final EarlySigns signs;
    private final NamePatience names = new NamePatience();
    private Optional<PathObservation> latest = Optional.empty();
    private boolean silent;
    private final PatientConnection patient;

    /**
     * @param interval from one connection to the next while all is well
     * @param table where signs are looked for that one should be opened sooner
     */
    public NewConnectionProbe(SharedSession shared, SharedScan scans, SocketTable table, Duration interval) {
        this.shared = shared;
        this.scans = scans;
        this.interval = interval;
        this.time = shared.time();
        this.secret = scans.scanner().watcher(SECRET, () -> alarm.run());
        this.pace = interval;
        this.patient = new PatientConnection(scans, time, () -> alarm.run());
        this.signs =
                new EarlySigns(scans, new SocketLooks(table), shared.connections(), time, interval, () -> alarm.run());
    }

    @Override
    public String name() {
        return NewConnectionObservation.PROBE;
    }

    @Override
    public Optional<Duration> interval() {
        return Optional.of(pace);
    }

    @Override
    public void onAlarm(Runnable listener) {
        alarm = listener;
        shared.onOpened(name(), listener);
    }

    @Override
    public Uni<Observation> look() {
        return shared.beside(name(), this::looked).onFailure().recoverWithItem(nobody -> nothing(interval));
    }

    /** A session that was opened since the last look was a new connection itself. */
    private Future<Observation> looked(OpenSession held) {
        if (held != known) {
            boolean start = known == null;
            known = held;
            alike = 0;
            standby = Optional.empty();
            latest = Optional.empty();
            silent = false;
            patient.forget();
            signs.begin();
            scans.scanner().url().onSuccess(secret::begin);
            // at a start it is of interest soon where they lead; a whole fleet that comes back has other worries
            return Future.succeededFuture(nothing(start ? shorter(SOON, interval) : interval));
        }
        return silent ? confirmed(held) : walked();
    }

    private Future<Observation> walked() {
        SharedScan.Scan scan = scans.join();
        return scan.walked().map(walked -> {
            scan.leave();
            return observed(walked);
        });
    }

    /**
     * A server that answers on a session may be slow to greet: who met silence once asks again as patiently as drivers do, and
     * says until then what was said before. Beside a session that is lost by then, nothing is confirmed.
     */
    private Future<Observation> confirmed(OpenSession held) {
        return patient.ended()
                .map(end -> shared.holds(held)
                        ? end.map(this::afterSilence).orElseGet(() -> asBefore(time.instant()))
                        : nothing(interval));
    }

    /** The next is due so long after this one began. */
    private Observation afterSilence(WalkOutcome walked) {
        Observation observed = observed(walked.afterSilence());
        pace = longer(Duration.ZERO, pace.minus(patient.age()));
        return observed;
    }

    private Observation asBefore(Instant at) {
        pace = shorter(SOON, interval);
        return new NewConnectionObservation(at, latest, alike);
    }

    private Observation observed(WalkOutcome walked) {
        secret.begin(walked.url());
        if (walked.missed().isPresent()) {
            pace = SOON;
            return new Unseen(time.instant(), name(), walked.missed().get().clause());
        }
        PathObservation path = new PathState(time).walked(walked);
        if (names.doubts(path)) {
            return asBefore(path.at());
        }
        remember(path);
        count(path);
        pace = path.failure()
                .map(this::paceAfter)
                .orElseGet(() -> alike >= NewConnectionObservation.SETTLED ? interval : shorter(SOON, interval));
        return new NewConnectionObservation(path.at(), Optional.of(path), alike);
    }

    /** A first silence is not said again while names are doubted: that would be the same one twice. */
    private void remember(PathObservation path) {
        boolean before = silent;
        silent = path.failure()
                .filter(failure -> failure instanceof PathFailure.Silent met && met.ofServer())
                .isPresent();
        if (before || !silent) {
            latest = Optional.of(path);
        }
    }

    private void count(PathObservation path) {
        Optional<Boolean> now = path.server().filter(facts -> path.answered()).flatMap(ServerFacts::inRecovery);
        alike = now.isPresent() && now.equals(standby) ? alike + 1 : 1;
        standby = now;
    }

    private Duration paceAfter(PathFailure failure) {
        boolean turnedAway = failure instanceof PathFailure.SecretMovedOn
                || (failure instanceof PathFailure.ServerSaid said
                        && said.error().sqlstate().matches("(28|3D|42).*"));
        return turnedAway ? SELDOM : shorter(SOON, interval);
    }

    private Observation nothing(Duration next) {
        pace = next;
        return new NewConnectionObservation(time.instant(), Optional.empty(), alike);
    }

    @Override
    public Uni<Void> close() {
        return Futures.uni(shared.context(), () -> {
            secret.close();
            patient.forget();
            signs.end();
            return Future.succeededFuture();
        });
    }
}
