package dev.lifeguard.alert.delivery;

import dev.lifeguard.async.WorkerPool;
import dev.lifeguard.database.Secret;
import io.vertx.core.Future;
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
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The way to an Alertmanager over HTTP. Token, password and authorities are read anew for each request or, the latter,
 * after each failure, so that what is rotated is picked up.
 */
final class HttpPost implements Post {
    private static final int CONNECT_MILLIS = 2_000;
    private static final int ANSWER_MILLIS = 5_000;
    private static final String PATH = "/api/v2/alerts";

    private final Vertx vertx;
    private final WorkerPool workers;
    private final URI url;
    private final AlertmanagerAccess access;
    private volatile @Nullable HttpClient client;

    HttpPost(Vertx vertx, URI url, AlertmanagerAccess access) {
        this.vertx = vertx;
        this.workers = WorkerPool.delivery(vertx);
        this.url = url;
        this.access = access;
    }

    @Override
    public String to() {
        return url.getHost() + ":" + port();
    }

    @Override
    public Future<DeliveryAnswer> send(Buffer alerts) {
        return workers.run(this::authorization)
                .compose(authorization -> request(authorization).compose(request -> request.send(alerts)))
                .compose(HttpPost::answer)
                .otherwise(thrown -> DeliveryAnswer.failed(reason(thrown)))
                .onSuccess(this::afresh);
    }

    /** After a failure the next attempt begins with a new client. */
    private void afresh(DeliveryAnswer answer) {
        if (!answer.equals(DeliveryAnswer.TAKEN)) {
            close();
        }
    }

    private Future<HttpClientRequest> request(Optional<String> authorization) {
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setHost(url.getHost())
                .setPort(port())
                .setURI(prefix() + PATH)
                .setConnectTimeout(CONNECT_MILLIS)
                .setTimeout(ANSWER_MILLIS)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .putHeader(HttpHeaders.USER_AGENT, "lifeguard");
        authorization.ifPresent(value -> options.putHeader(HttpHeaders.AUTHORIZATION, value));
        return client().request(options);
    }

    private synchronized HttpClient client() {
        HttpClient present = client;
        if (present == null) {
            HttpClientOptions options = new HttpClientOptions()
                    .setSsl(isSecure())
                    .setConnectTimeout(CONNECT_MILLIS)
                    .setIdleTimeout(2 * ANSWER_MILLIS / 1_000)
                    .setMaxPoolSize(1);
            if (isSecure()) {
                options.setVerifyHost(true);
                access.authorities()
                        .ifPresent(file -> options.setTrustOptions(new PemTrustOptions().addCertPath(file)));
            }
            present = vertx.createHttpClient(options);
            client = present;
        }
        return present;
    }

    private static Future<DeliveryAnswer> answer(HttpClientResponse response) {
        Excerpt said = new Excerpt();
        response.handler(said::take);
        return response.end().map(done -> DeliveryAnswer.of(response.statusCode(), said.text()));
    }

    /** On a worker: reads small files. */
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

    /** Only the class: a message may quote what was sent. */
    private static String reason(Throwable thrown) {
        return thrown.getClass().getSimpleName();
    }

    private boolean isSecure() {
        return "https".equals(url.getScheme().toLowerCase(Locale.ROOT));
    }

    private int port() {
        int given = url.getPort();
        return given > 0 ? given : isSecure() ? 443 : 80;
    }

    private String prefix() {
        String path = Optional.ofNullable(url.getRawPath()).orElse("");
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    @Override
    public synchronized void close() {
        HttpClient present = client;
        client = null;
        if (present != null) {
            present.close();
        }
    }
}
