package dev.lifeguard.drill;

import dev.lifeguard.time.Stopwatch;
import dev.lifeguard.time.Time;
import dev.lifeguard.time.Timer;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;

/**
 * The health endpoint. Redirects are answers, not followed: the load stays with the host it was meant for. Each request
 * has a connection of its own, as a kubelet's probe has: one that was kept may be closed by the server just as it is used
 * again, which would count against an application that did nothing wrong.
 */
final class HealthEndpoint {
    private final Time time;
    private final DrillPlan plan;
    private final HttpClient client;
    private final RequestOptions request;

    HealthEndpoint(Vertx vertx, Time time, DrillPlan plan) {
        this.time = time;
        this.plan = plan;
        int patience = (int) plan.patience().toMillis();
        client = vertx.createHttpClient(new HttpClientOptions()
                .setMaxPoolSize(plan.concurrency())
                .setConnectTimeout(patience)
                .setKeepAlive(false));
        request = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setAbsoluteURI(plan.url().toString())
                .setFollowRedirects(false)
                .putHeader("User-Agent", "lifeguard-drill");
    }

    /** One request, ended within the plan's patience; never fails. A body is read and thrown away. */
    Future<Response> ask() {
        Promise<Response> answered = Promise.promise();
        Stopwatch since = time.stopwatch();
        client.request(new RequestOptions(request)).onComplete(opened -> {
            if (opened.failed()) {
                answered.tryComplete(
                        new Response(RequestOutcome.FAILED, 0, since.elapsed().toNanos()));
            } else {
                send(opened.result(), answered, since);
            }
        });
        Timer limit = time.after(
                plan.patience(),
                () -> answered.tryComplete(
                        new Response(RequestOutcome.HUNG, 0, since.elapsed().toNanos())));
        return answered.future().onComplete(ignored -> limit.cancel());
    }

    private static void send(HttpClientRequest opened, Promise<Response> answered, Stopwatch since) {
        answered.future().onSuccess(ended -> {
            if (ended.outcome() == RequestOutcome.HUNG) {
                opened.reset();
            }
        });
        opened.send()
                .compose(response -> response.end().map(response))
                .onSuccess(response -> answered.tryComplete(answer(response, since)))
                .onFailure(broken -> answered.tryComplete(
                        new Response(RequestOutcome.FAILED, 0, since.elapsed().toNanos())));
    }

    private static Response answer(HttpClientResponse response, Stopwatch since) {
        int status = response.statusCode();
        return new Response(
                status < 400 ? RequestOutcome.ANSWERED : RequestOutcome.REFUSED,
                status,
                since.elapsed().toNanos());
    }

    void close() {
        client.close();
    }
}
