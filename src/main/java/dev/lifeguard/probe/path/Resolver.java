package dev.lifeguard.probe.path;

import dev.lifeguard.target.Endpoint;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;

/**
 * Endpoint to addresses: a socket's file is looked at, a name goes through the operating system's resolver as the application uses it. That one blocks and cannot be
 * interrupted, so it runs on few threads of its own: where they are all stuck, the next question waits, and its caller's
 * limit makes that silence.
 */
final class Resolver {
    private static final int MOST_ADDRESSES = 8;

    private final Vertx vertx;
    private final WorkerExecutor threads;
    private final PathLimits limits;

    Resolver(Vertx vertx, PathLimits limits) {
        this.vertx = vertx;
        this.threads = vertx.createSharedWorkerExecutor("lifeguard-dns", 4);
        this.limits = limits;
    }

    /** The addresses in the resolver's order, at most {@value #MOST_ADDRESSES}. Fails with what the resolver threw. */
    Future<List<Candidate>> resolve(Endpoint endpoint) {
        return Limit.on(vertx, threads.executeBlocking(() -> candidates(endpoint), false), limits.connect());
    }

    private static List<Candidate> candidates(Endpoint endpoint) throws UnknownHostException, Refusal {
        return endpoint.isUnixSocket() ? List.of(SocketFile.check(endpoint)) : lookUp(endpoint);
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
