package dev.lifeguard.probe.path;

import dev.lifeguard.database.DatabaseUrl;
import dev.lifeguard.database.Endpoint;
import dev.lifeguard.observation.Attempt;
import dev.lifeguard.observation.CertificateFacts;
import dev.lifeguard.observation.PathFailure;
import dev.lifeguard.observation.Phase;
import dev.lifeguard.observation.ServerFacts;
import dev.lifeguard.observation.Timings;
import dev.lifeguard.time.Stopwatch;
import dev.lifeguard.time.Time;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * One walk along everything a URL may mean: hosts in their order, every address of each, until one answers a query as the
 * URL wants it answered. Used once.
 */
final class EndpointScan {
    private final DatabaseUrl url;
    private final ClientTls.Material material;
    private final ClientTls.Material permissive;
    private final Steps steps;
    private final Stopwatch walking;
    private final List<Attempt> attempts = new ArrayList<>();
    private Optional<PathFailure> deepest = Optional.empty();
    private Timings timings = Timings.NONE;
    private Optional<CertificateFacts> certificate = Optional.empty();
    private Optional<Boolean> tlsWorks = Optional.empty();
    private Optional<Connected> secondBest = Optional.empty();

    EndpointScan(DatabaseUrl url, ClientTls.Material material, ClientTls.Material permissive, Steps steps) {
        this.url = url;
        this.material = material;
        this.permissive = permissive;
        this.steps = steps;
        this.walking = steps.time().stopwatch();
    }

    /** What takes the steps of a walk, and their limits. */
    record Steps(Resolver resolver, Preflight preflight, Login login, PathLimits limits, Time time) {}

    /** Never fails. */
    Future<WalkOutcome> go() {
        return nextEndpoint(url.endpoints().iterator()).map(this::outcome);
    }

    private WalkOutcome outcome(Optional<Connected> reached) {
        Optional<Connected> arrival = reached.or(() -> secondBest);
        return arrival.map(end -> new WalkOutcome(
                        url, attempts, arrival, Optional.empty(), end.timings(), end.certificate(), tlsWorks))
                .orElseGet(() -> new WalkOutcome(url, attempts, arrival, deepest, timings, certificate, tlsWorks));
    }

    private Future<Optional<Connected>> nextEndpoint(Iterator<Endpoint> endpoints) {
        if (!endpoints.hasNext() || isOver()) {
            return Future.succeededFuture(Optional.empty());
        }
        Endpoint endpoint = endpoints.next();
        Stopwatch resolving = steps.time().stopwatch();
        return steps.resolver()
                .resolve(endpoint)
                .compose(candidates -> nextCandidate(candidates.iterator(), resolving.elapsed()))
                .recover(thrown -> unresolved(endpoint, thrown))
                .compose(reached -> reached.isPresent() ? Future.succeededFuture(reached) : nextEndpoint(endpoints));
    }

    private Future<Optional<Connected>> unresolved(Endpoint endpoint, Throwable thrown) {
        PathFailure failure = PathFailures.of(thrown, Phase.DNS, steps.limits().connect());
        remember(endpoint, endpoint.host(), failure, Timings.NONE);
        return Future.succeededFuture(Optional.empty());
    }

    private Future<Optional<Connected>> nextCandidate(Iterator<Candidate> candidates, Duration dns) {
        if (!candidates.hasNext() || isOver()) {
            return Future.succeededFuture(Optional.empty());
        }
        Candidate candidate = candidates.next();
        AddressAttempt approach = new AddressAttempt(candidate, url, material, steps);
        return approach.arrive()
                .compose(arrival -> accept(candidate, arrival.after(dns)))
                .recover(thrown -> failed(candidate, approach, dns, thrown))
                .compose(reached ->
                        reached.isPresent() ? Future.succeededFuture(reached) : nextCandidate(candidates, dns));
    }

    /** A server that is not as wanted is left again, as drivers do; a mere preference keeps the first for want of others. */
    private Future<Optional<Connected>> accept(Candidate candidate, Connected arrival) {
        Optional<ServerFacts> facts = arrival.server();
        boolean standby = facts.map(ServerFacts::isStandby).orElse(false);
        boolean readOnly = facts.map(ServerFacts::isReadOnly).orElse(false);
        boolean untold = facts.flatMap(ServerFacts::inRecovery).isEmpty();
        if (untold || url.wanted().isMetBy(standby, readOnly)) {
            attempts.add(new Attempt(candidate.endpoint(), candidate.shown(), Optional.empty()));
            Optional<Connected> kept = secondBest;
            secondBest = Optional.empty();
            kept.ifPresent(other -> other.session().close());
            return Future.succeededFuture(Optional.of(arrival));
        }
        if (url.wanted().isPreference() && secondBest.isEmpty()) {
            attempts.add(new Attempt(candidate.endpoint(), candidate.shown(), Optional.empty()));
            secondBest = Optional.of(arrival);
            return Future.succeededFuture(Optional.empty());
        }
        if (!url.wanted().isPreference()) {
            PathFailure unwanted = new PathFailure.SessionUnwanted(url.wanted().word(), standby, readOnly);
            remember(candidate.endpoint(), candidate.shown(), unwanted, arrival.timings());
            certificate = arrival.certificate().or(() -> certificate);
        }
        return arrival.session().close().map(Optional.empty());
    }

    private Future<Optional<Connected>> failed(
            Candidate candidate, AddressAttempt approach, Duration dns, Throwable thrown) {
        PathFailure failure = PathFailures.of(thrown, Phase.TCP, steps.limits().connect());
        remember(
                candidate.endpoint(),
                candidate.shown(),
                failure,
                approach.timings().with(Phase.DNS, dns));
        certificate = approach.certificate().or(() -> certificate);
        return approach.wouldTlsHelp(failure, permissive).map(helps -> {
            tlsWorks = helps.or(() -> tlsWorks);
            return Optional.empty();
        });
    }

    private void remember(Endpoint endpoint, String shown, PathFailure failure, Timings passed) {
        attempts.add(new Attempt(endpoint, shown, Optional.of(failure)));
        if (deepest.isEmpty() || failure.phase().compareTo(deepest.get().phase()) > 0) {
            deepest = Optional.of(failure);
            timings = passed;
        }
    }

    /** Something is always tried: a process that was stopped in the meantime must not find nothing wrong for want of time. */
    private boolean isOver() {
        return !attempts.isEmpty() && walking.elapsed().compareTo(steps.limits().walk()) > 0;
    }
}
