package dev.lifeguard.probe.path;

import dev.lifeguard.async.WorkerPool;
import dev.lifeguard.database.Endpoint;
import dev.lifeguard.time.Time;
import io.netty.util.NetUtil;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Endpoint to addresses. A name goes through the operating system's resolver, as the application's does. That one blocks
 * and cannot be interrupted, so it has two threads of the target's own: while both are stuck nothing more is asked, and
 * the caller's limit makes that silence. A numeric address waits for nobody.
 */
final class Resolver {
    private static final int MOST_ADDRESSES = 8;
    private static final int THREADS = 2;

    private static final int MOST_KNOWN = 16;

    private final Workers threads;
    private final Set<InetSocketAddress> known = new LinkedHashSet<>();

    Resolver(Vertx vertx, Time time, String target, PathLimits limits) {
        this.threads = new Workers(time, WorkerPool.named(vertx, "dns-" + target, THREADS, THREADS), limits.connect());
    }

    /** The addresses in the resolver's order, at most {@value #MOST_ADDRESSES}. Fails with what the resolver threw. */
    Future<List<Candidate>> resolve(Endpoint endpoint) {
        return (isNumeric(endpoint)
                        ? now(endpoint)
                        : threads.ask(
                                () -> endpoint.isUnixSocket() ? List.of(SocketFile.check(endpoint)) : lookUp(endpoint)))
                .onSuccess(found -> found.forEach(this::remember));
    }

    /** The addresses and ports that were resolved lately, at most {@value #MOST_KNOWN}. */
    Set<InetSocketAddress> known() {
        return Set.copyOf(known);
    }

    private void remember(Candidate candidate) {
        candidate.numeric().ifPresent(server -> {
            known.remove(server);
            known.add(server);
            if (known.size() > MOST_KNOWN) {
                known.remove(known.iterator().next());
            }
        });
    }

    private static boolean isNumeric(Endpoint endpoint) {
        String host = endpoint.address().orElse(endpoint.host());
        return NetUtil.isValidIpV4Address(host) || NetUtil.isValidIpV6Address(host);
    }

    private static Future<List<Candidate>> now(Endpoint endpoint) {
        try {
            return Future.succeededFuture(lookUp(endpoint));
        } catch (UnknownHostException unusable) {
            return Future.failedFuture(unusable);
        }
    }

    private static List<Candidate> lookUp(Endpoint endpoint) throws UnknownHostException {
        List<Candidate> candidates = new ArrayList<>();
        for (InetAddress found : InetAddress.getAllByName(endpoint.address().orElse(endpoint.host()))) {
            InetAddress named = InetAddress.getByAddress(endpoint.host(), found.getAddress());
            candidates.add(new Candidate(
                    endpoint,
                    SocketAddress.inetSocketAddress(new InetSocketAddress(named, endpoint.port())),
                    found.getHostAddress()));
        }
        return candidates.subList(0, Math.min(candidates.size(), MOST_ADDRESSES));
    }
}
