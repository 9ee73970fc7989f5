package dev.lifeguard.probe.path;

import dev.lifeguard.database.DatabaseUrl;
import dev.lifeguard.database.Endpoint;
import dev.lifeguard.observation.AddressObservation;
import dev.lifeguard.observation.Observation;
import dev.lifeguard.probe.OpenSession;
import dev.lifeguard.probe.Probe;
import dev.lifeguard.probe.SessionEnds;
import dev.lifeguard.probe.SharedSession;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the names of the URL lead to while a session is held. Each look asks name resolution, which costs the database
 * nothing; another answer than before, or none, is a reason to open a new connection. Where there are several addresses,
 * they are tried in turn, one at a time and without a login. All state lives on the shared session's context.
 */
public final class AddressProbe implements Probe {
    private final SharedSession shared;
    private final SharedScan scans;
    private final Duration interval;
    private final Duration spacing;
    private final AddressMemory memory = new AddressMemory();
    private boolean doubtful;
    private Instant triedAt = Instant.EPOCH;

    /**
     * @param interval from one look to the next
     * @param spacing from one address that is tried to the next
     */
    public AddressProbe(SharedSession shared, SharedScan scans, Duration interval, Duration spacing) {
        this.shared = shared;
        this.scans = scans;
        this.interval = interval;
        this.spacing = spacing;
        scans.onScanned(scanned -> {
            doubtful = false;
            scanned.attempts().forEach(memory::tried);
        });
    }

    @Override
    public String name() {
        return AddressObservation.PROBE;
    }

    @Override
    public Optional<Duration> interval() {
        return Optional.of(interval);
    }

    @Override
    public void onAlarm(Runnable listener) {
        shared.onOpened(name(), listener);
    }

    @Override
    public Uni<Observation> look() {
        return shared.beside(name(), this::looked)
                .onFailure()
                .recoverWithItem(nobody -> memory.at(shared.time().instant()));
    }

    private Future<Observation> looked(OpenSession held) {
        return scans.scanner()
                .url()
                .compose(url -> resolved(url).compose(found -> tried(held, url, found)))
                .recover(unanswered -> Future.succeededFuture(doubting()))
                .map(looked -> memory.at(shared.time().instant()));
    }

    /** That there is no answer is for a new connection to prove. */
    private boolean doubting() {
        scans.doubt();
        return true;
    }

    private Future<List<Candidate>> resolved(DatabaseUrl url) {
        Future<List<Candidate>> all = Future.succeededFuture(new ArrayList<>());
        for (Endpoint endpoint : url.endpoints()) {
            if (!endpoint.isUnixSocket()) {
                all = all.compose(before -> scans.scanner().resolve(endpoint).map(found -> {
                    before.addAll(found);
                    return before;
                }));
            }
        }
        return all;
    }

    /** Not before one was due, nor while a connection is being opened; what failed once is tried again at the next look. */
    private Future<Boolean> tried(OpenSession held, DatabaseUrl url, List<Candidate> found) {
        doubtful |= memory.resolved(found);
        if (doubtful) {
            scans.doubt();
        }
        Optional<InetSocketAddress> server = held.ends().map(SessionEnds::server);
        return memory.next(server)
                .filter(next -> isDue() && !scans.isConnecting())
                .map(next -> scans.scanner().greet(next, url.tls().direct()).map(failure -> {
                    memory.tried(next, failure);
                    return true;
                }))
                .orElseGet(() -> Future.succeededFuture(false));
    }

    private boolean isDue() {
        Instant now = shared.time().instant();
        if (triedAt.equals(Instant.EPOCH)) {
            triedAt = now; // the first look is not to keep anybody waiting
            return false;
        }
        boolean due = memory.suspects() || Duration.between(triedAt, now).abs().compareTo(spacing) >= 0;
        triedAt = due ? now : triedAt;
        return due;
    }
}
