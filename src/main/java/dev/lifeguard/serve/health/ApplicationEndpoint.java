package dev.lifeguard.serve.health;

import dev.lifeguard.database.FailureReason;
import dev.lifeguard.time.Time;
import dev.lifeguard.time.Timer;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The application's own health endpoint, asked at most once a second, however many ask us: one answer serves all who come
 * meanwhile. A redirect is an answer, as kubelet has it; a body is not read.
 */
public final class ApplicationEndpoint {
    /** Below the timeout of the probe that asks us, so that the answer is ours. */
    private static final Duration LIMIT = Duration.ofSeconds(1);

    private static final Duration KEPT = Duration.ofSeconds(1);
    private static final int REFUSED = 400;

    private final HttpClient client;
    private final RequestOptions request;
    private final Time time;
    private final AtomicReference<@Nullable Question> latest = new AtomicReference<>();

    private record Question(Instant at, Future<Answer> answer) {}

    /**
     * What came of a question.
     *
     * @param words how it answered, as the rest of a sentence that begins with its address
     */
    record Answer(boolean ready, String words) {}

    /** @param url without a user, a query or a fragment */
    public ApplicationEndpoint(Vertx vertx, String url, Time time) {
        this.time = time;
        int limit = (int) LIMIT.toMillis();
        client = vertx.createHttpClient(new HttpClientOptions()
                .setConnectTimeout(limit)
                .setMaxPoolSize(1)
                .setKeepAlive(false)
                // It is this pod, under a name that no certificate has.
                .setTrustAll(true)
                .setVerifyHost(false));
        request = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setAbsoluteURI(url)
                .setFollowRedirects(false)
                .setTimeout(limit)
                .putHeader("User-Agent", "lifeguard-ready");
    }

    /** Never fails, and never takes longer than the limit. */
    Uni<Answer> ask() {
        Instant now = time.instant();
        Question last = latest.get();
        if (last == null || Duration.between(last.at(), now).abs().compareTo(KEPT) >= 0) {
            last = new Question(now, send());
            latest.set(last);
        }
        return Uni.createFrom().completionStage(last.answer().toCompletionStage());
    }

    private Future<Answer> send() {
        Promise<Answer> ended = Promise.promise();
        Timer limit = time.after(LIMIT, () -> ended.tryFail(new TimeoutException()));
        client.request(new RequestOptions(request))
                .compose(opened -> opened.send().map(ApplicationEndpoint::answer))
                .onSuccess(ended::tryComplete)
                .onFailure(ended::tryFail);
        return ended.future()
                .onComplete(done -> limit.cancel())
                .otherwise(broken -> new Answer(
                        false,
                        broken instanceof TimeoutException
                                ? "did not answer within " + LIMIT.toMillis() + " ms"
                                : "did not answer: " + FailureReason.of(broken)));
    }

    private static Answer answer(HttpClientResponse response) {
        int status = response.statusCode();
        response.request().connection().close();
        return new Answer(status < REFUSED, "answered " + status);
    }
}
