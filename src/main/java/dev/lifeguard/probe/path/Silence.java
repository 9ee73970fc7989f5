package dev.lifeguard.probe.path;

import dev.lifeguard.database.DatabaseUrl;
import dev.lifeguard.database.Endpoint;
import dev.lifeguard.observation.Attempt;
import dev.lifeguard.observation.PathFailure;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Whether anybody greets us at all, which is known without a login. Lives on the session's context. */
final class Silence {
    /** More addresses than this are not all greeted at once. */
    private static final int MOST = 8;

    private final EndpointScanner scanner;
    private final List<Attempt> silent = new ArrayList<>();

    private Silence(EndpointScanner scanner) {
        this.scanner = scanner;
    }

    /**
     * A walk that met silence at every address; empty as soon as somebody greets us at one, or something else is the matter.
     * Never fails.
     */
    static Future<Optional<WalkOutcome>> metBy(EndpointScanner scanner) {
        Silence silence = new Silence(scanner);
        return scanner.url()
                .compose(url -> silence.greeted(url, url.endpoints().iterator())
                        .map(greeted -> greeted ? Optional.<WalkOutcome>empty() : silence.walked(url)))
                .otherwise(Optional.empty());
    }

    private Future<Boolean> greeted(DatabaseUrl url, Iterator<Endpoint> endpoints) {
        if (!endpoints.hasNext()) {
            return Future.succeededFuture(false);
        }
        Endpoint endpoint = endpoints.next();
        boolean direct = url.tls().direct() && !endpoint.isUnixSocket();
        return scanner.resolve(endpoint)
                .compose(all -> silent.size() + all.size() > MOST
                        ? Future.succeededFuture(true)
                        : greetedAt(endpoint, all, direct))
                .compose(greeted -> greeted ? Future.succeededFuture(true) : greeted(url, endpoints));
    }

    private Future<Boolean> greetedAt(Endpoint endpoint, List<Candidate> all, boolean direct) {
        return Future.join(all.stream()
                        .map(each -> attempt(endpoint, each, direct))
                        .toList())
                .map(done -> !silent.stream().allMatch(Silence::isSilent));
    }

    private Future<Attempt> attempt(Endpoint endpoint, Candidate candidate, boolean direct) {
        return scanner.greet(candidate, direct)
                .map(failure -> new Attempt(endpoint, candidate.shown(), failure))
                .onSuccess(silent::add);
    }

    private static boolean isSilent(Attempt attempt) {
        return attempt.failure().filter(PathFailure.Silent.class::isInstance).isPresent();
    }

    private Optional<WalkOutcome> walked(DatabaseUrl url) {
        return silent.stream()
                .flatMap(each -> each.failure().stream())
                .findFirst()
                .map(first -> WalkOutcome.nowhere(url, silent, first));
    }
}
