package dev.lifeguard.drill;

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
    private final Vertx vertx;
    private final DrillPlan plan;
    private final HttpClient client;
    private final RequestOptions request;

    HealthEndpoint(Vertx vertx, DrillPlan plan) {
        this.vertx = vertx;
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
    Future<Response> shoot() {
        Promise<Response> shot = Promise.promise();
        long start = System.nanoTime();
        client.request(new RequestOptions(request)).onComplete(opened -> {
            if (opened.failed()) {
                shot.tryComplete(new Response(RequestOutcome.FAILED, 0, System.nanoTime() - start));
            } else {
                send(opened.result(), shot, start);
            }
        });
        long timer = vertx.setTimer(
                plan.patience().toMillis(),
                ignored -> shot.tryComplete(new Response(RequestOutcome.HUNG, 0, System.nanoTime() - start)));
        return shot.future().onComplete(ignored -> vertx.cancelTimer(timer));
    }

    private static void send(HttpClientRequest opened, Promise<Response> shot, long start) {
        shot.future().onSuccess(ended -> {
            if (ended.outcome() == RequestOutcome.HUNG) {
                opened.reset();
            }
        });
        opened.send()
                .compose(response -> response.end().map(response))
                .onSuccess(response -> shot.tryComplete(answer(response, start)))
                .onFailure(
                        broken -> shot.tryComplete(new Response(RequestOutcome.FAILED, 0, System.nanoTime() - start)));
    }

    private static Response answer(HttpClientResponse response, long start) {
        int status = response.statusCode();
        return new Response(
                status < 400 ? RequestOutcome.ANSWERED : RequestOutcome.REFUSED, status, System.nanoTime() - start);
    }

    void close() {
        client.close();
    }
}
