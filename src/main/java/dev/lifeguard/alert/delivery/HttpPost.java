package dev.lifeguard.alert.delivery;

import static java.util.Objects.requireNonNullElse;

import dev.lifeguard.async.WorkerPool;
import dev.lifeguard.database.BoundedFile;
import dev.lifeguard.database.FailureReason;
import dev.lifeguard.database.Secret;
import dev.lifeguard.time.Scheduler;
import dev.lifeguard.time.Timer;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.PemTrustOptions;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The way to an Alertmanager over HTTP. Token, password and authorities are read anew for each request or, the latter,
 * after each failure, so that what is rotated is picked up.
 */
final class HttpPost {
    private static final int CONNECT_MILLIS = 2_000;
    private static final int ANSWER_MILLIS = 5_000;

    /** From the beginning to the last byte of the answer: one that drips would otherwise never end. */
    private static final Duration WHOLE = Duration.ofSeconds(10);

    private static final String PATH = "/api/v2/alerts";

    private final Vertx vertx;
    private final Scheduler scheduler;
    private final WorkerPool workers;
    private final URI url;
    private final AlertmanagerAccess access;
    private volatile @Nullable HttpClient client;

    HttpPost(Vertx vertx, Scheduler scheduler, URI url, AlertmanagerAccess access) {
        this.vertx = vertx;
        this.scheduler = scheduler;
        this.workers = WorkerPool.delivery(vertx);
        this.url = url;
        this.access = access;
    }

    /** Who it is, for the log: host and port. */
    String to() {
        return url.getHost() + ":" + port();
    }

    /** Sends alerts; ends within its own limits, always in an answer and never in a failure. */
    Future<DeliveryAnswer> send(Buffer alerts) {
        Promise<DeliveryAnswer> done = Promise.promise();
        Timer limit = scheduler.after(
                WHOLE, () -> done.tryComplete(DeliveryAnswer.failed("it did not answer within ten seconds")));
        workers.run(this::mounted)
                .compose(files -> request(files).compose(request -> request.send(alerts)))
                .compose(HttpPost::answer)
                .otherwise(thrown -> DeliveryAnswer.failed(reason(thrown)))
                .onSuccess(done::tryComplete);
        return done.future().onSuccess(answer -> {
            limit.cancel();
            afresh(answer);
        });
    }

    /**
     * What stands in files.
     *
     * @param authorities in PEM; empty for the platform's own
     */
    private record Mounted(Optional<String> authorization, Optional<Buffer> authorities) {}

    /** On a worker: reads small files. */
    private Mounted mounted() throws IOException {
        Optional<Buffer> authorities = Optional.empty();
        if (client == null && isSecure() && access.authorities().isPresent()) {
            Path file = Path.of(access.authorities().get());
            authorities = Optional.of(Buffer.buffer(BoundedFile.read(file, BoundedFile.AUTHORITIES)));
        }
        return new Mounted(authorization(), authorities);
    }

    /** After a failure the next attempt begins with a new client. */
    private void afresh(DeliveryAnswer answer) {
        if (!answer.equals(DeliveryAnswer.TAKEN)) {
            close();
        }
    }

    private Future<HttpClientRequest> request(Mounted files) {
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setHost(url.getHost())
                .setPort(port())
                .setURI(prefix() + PATH)
                .setConnectTimeout(CONNECT_MILLIS)
                .setTimeout(ANSWER_MILLIS)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .putHeader(HttpHeaders.USER_AGENT, "lifeguard");
        files.authorization().ifPresent(value -> options.putHeader(HttpHeaders.AUTHORIZATION, value));
        return client(files.authorities()).request(options);
    }

    private synchronized HttpClient client(Optional<Buffer> authorities) {
        HttpClient present = client;
        if (present == null) {
            HttpClientOptions options = new HttpClientOptions()
                    .setSsl(isSecure())
                    .setConnectTimeout(CONNECT_MILLIS)
                    .setIdleTimeout(2 * ANSWER_MILLIS / 1_000)
                    .setMaxPoolSize(1);
            if (isSecure()) {
                options.setVerifyHost(true);
                authorities.ifPresent(pem -> options.setTrustOptions(new PemTrustOptions().addCertValue(pem)));
            }
            present = vertx.createHttpClient(options);
            client = present;
        }
        return present;
    }

    private static Future<DeliveryAnswer> answer(HttpClientResponse response) {
        Excerpt said = new Excerpt();
        response.handler(said::take);
        String type = requireNonNullElse(response.getHeader(HttpHeaders.CONTENT_TYPE), "");
        return response.end().map(done -> DeliveryAnswer.of(response.statusCode(), type, said));
    }

    private Optional<String> authorization() {
        return access.token()
                .map(token -> token.get().map(value -> "Bearer " + value.reveal()))
                .orElseGet(this::basic);
    }

    private Optional<String> basic() {
        return access.user()
                .map(name -> name + ":"
                        + access.password()
                                .flatMap(Supplier::get)
                                .map(Secret::reveal)
                                .orElse(""))
                .map(pair -> "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
    }

    /** Never the message: it may quote what was sent. */
    private static String reason(Throwable thrown) {
        return thrown instanceof BoundedFile.NotReadable unreadable
                ? "the file of its authorities " + unreadable.reason()
                : FailureReason.of(thrown);
    }

    private boolean isSecure() {
        return "https".equals(url.getScheme().toLowerCase(Locale.ROOT));
    }

    private int port() {
        int given = url.getPort();
        return given > 0 ? given : isSecure() ? 443 : 80;
    }

    private String prefix() {
        String path = requireNonNullElse(url.getRawPath(), "");
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    /** Lets go of connections. */
    synchronized void close() {
        HttpClient present = client;
        client = null;
        if (present != null) {
            present.close();
        }
    }
}
