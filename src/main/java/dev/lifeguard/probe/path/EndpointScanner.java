package dev.lifeguard.probe.path;

import static dev.lifeguard.time.Durations.longer;

import dev.lifeguard.async.WorkerPool;
import dev.lifeguard.database.DatabaseUrl;
import dev.lifeguard.database.Endpoint;
import dev.lifeguard.database.SslMode;
import dev.lifeguard.database.Target;
import dev.lifeguard.database.TlsSettings;
import dev.lifeguard.observation.PathFailure;
import dev.lifeguard.observation.Phase;
import dev.lifeguard.probe.SharedSession;
import dev.lifeguard.probe.socket.TcpSocket;
import dev.lifeguard.time.Stopwatch;
import dev.lifeguard.time.Time;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the target's URL and the files it names, then walks: every walk takes them as they stand at that moment. */
final class EndpointScanner {
    /** A walk and its second opinion read one thing each; as many again may still hang from before. */
    private static final int READINGS = 4;

    private final Target target;
    private final Vertx vertx;
    private final PathLimits limits;
    private final Time time;
    private final Workers files;
    private final EndpointScan.Steps steps;
    private final OtherLogin other;

    EndpointScanner(Target target, Vertx vertx, SharedSession shared, PathLimits limits) {
        this(target, vertx, shared, limits, limits);
    }

    /**
     * @param ofWalk the limits of everything on the way
     * @param ofSession those of the session at its end
     */
    EndpointScanner(Target target, Vertx vertx, SharedSession shared, PathLimits ofWalk, PathLimits ofSession) {
        this.target = target;
        this.vertx = vertx;
        this.limits = ofWalk;
        this.time = shared.time();
        this.files =
                new Workers(time, WorkerPool.named(vertx, "files-" + target.name(), 1, READINGS), ofWalk.connect());
        this.steps = new EndpointScan.Steps(
                new Resolver(vertx, time, target.name(), ofWalk),
                new Preflight(vertx, time, ofWalk),
                new Login(vertx, shared, ofWalk, ofSession),
                ofWalk,
                time);
        this.other = new OtherLogin(time, () -> files.ask(target.source()::other), this::along);
    }

    /** The URL as it stands at this moment. */
    Future<DatabaseUrl> url() {
        return files.ask(target.source()::read);
    }

    /** One that calls {@code changed} when the URL reads differently. */
    UrlWatcher watcher(Duration pace, Runnable changed) {
        return new UrlWatcher(this::url, time, pace, target.source().namesFile(), changed);
    }

    /** The addresses of a host as its name has them now. Fails with what the resolver threw. */
    Future<List<Candidate>> resolve(Endpoint endpoint) {
        return steps.resolver().resolve(endpoint);
    }

    /** This pod's sockets towards every address that was resolved lately, where they are worth a look. */
    Future<Optional<List<TcpSocket>>> towards(SocketLooks looks) {
        Set<InetSocketAddress> servers = steps.resolver().known();
        return files.ask(() -> looks.towards(servers));
    }

    /** Why nobody answers at an address; empty where somebody does, whoever it is. Nobody logs in. Never fails. */
    Future<Optional<PathFailure>> greet(Candidate candidate, boolean direct) {
        return steps.preflight()
                .greet(
                        candidate,
                        permissive().handshakeWith(candidate.endpoint().host()),
                        direct)
                .map(answered -> Optional.<PathFailure>empty())
                .otherwise(thrown -> Optional.of(failureOf(thrown)));
    }

    /**
     * Never fails. A way that was cut is walked once more, unless it took longer than any one step: what cuts a connection, a
     * crash or an administrator, is over a moment later, and only then shows what it was.
     */
    Future<WalkOutcome> walk() {
        Stopwatch walking = time.stopwatch();
        return walkOnce()
                .compose(walked ->
                        walked.wasCut() && walking.elapsed().compareTo(longer(limits.answer(), limits.connect())) < 0
                                ? walkOnce()
                                : Future.succeededFuture(walked));
    }

    private Future<WalkOutcome> walkOnce() {
        return url().compose(url -> url.usable() ? along(url).compose(other::explain) : ended(url, unusable(url)))
                .recover(thrown -> ended(DatabaseUrl.unreadable(), failureOf(thrown)));
    }

    private static PathFailure unusable(DatabaseUrl url) {
        return url.unfollowed()
                .<PathFailure>map(why -> new PathFailure.NotFollowed(why.what()))
                .orElseGet(PathFailure.UnusableUrl::new);
    }

    private Future<WalkOutcome> along(DatabaseUrl url) {
        return material(url)
                .compose(material -> new EndpointScan(url, material, permissive(), steps).go())
                .recover(thrown -> ended(url, failureOf(thrown)));
    }

    private Future<ClientTls.Material> material(DatabaseUrl url) {
        boolean wanted = url.tls().mode().requiresTls() || url.tls().mode() == SslMode.PREFER;
        return wanted || url.tls().verifiesChain()
                ? files.ask(() -> ClientTls.Material.load(vertx, url.tls(), time))
                : Future.succeededFuture(permissive());
    }

    private ClientTls.Material permissive() {
        return ClientTls.Material.permissive(TlsSettings.of(SslMode.REQUIRE), time);
    }

    private PathFailure failureOf(Throwable thrown) {
        return PathFailures.of(thrown, Phase.URL, limits.connect());
    }

    private static Future<WalkOutcome> ended(DatabaseUrl url, PathFailure failure) {
        return Future.succeededFuture(WalkOutcome.nowhere(url, List.of(), failure));
    }
}
