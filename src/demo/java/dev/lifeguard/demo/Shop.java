package dev.lifeguard.demo;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.pgclient.PgBuilder;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.SqlConnection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A small application with a real pool, as many are: five connections, no limit on how long one waits for a connection,
 * a few customers, and a health endpoint that takes a connection of the pool to ask the database.
 */
final class Shop implements AutoCloseable {
    static final int POOL = 5;
    private static final int CUSTOMERS = 6;
    private static final long PAUSE_MILLIS = 250;

    private final Vertx vertx = Vertx.vertx();
    private final Pool pool;
    private final List<SqlConnection> forgotten = new CopyOnWriteArrayList<>();

    Shop(Route route, int port) {
        pool = PgBuilder.pool()
                .with(new PoolOptions().setMaxSize(POOL).setConnectionTimeout(0))
                .connectingTo(() -> Future.succeededFuture(route.options()))
                .using(vertx)
                .build();
        vertx.createHttpServer().requestHandler(this::serve).listen(port, "localhost");
        for (int i = 0; i < CUSTOMERS; i++) {
            buy();
        }
    }

    /** Looks at the orders, again and again. What fails is tried again, as customers do. */
    private void buy() {
        pool.query("SELECT count(*) FROM orders")
                .execute()
                .onComplete(ignored -> vertx.setTimer(PAUSE_MILLIS, again -> buy()));
    }

    private void serve(HttpServerRequest request) {
        if (!request.path().equals("/health")) {
            request.response().setStatusCode(404).end("There is only /health\n");
            return;
        }
        pool.query("SELECT pg_sleep(0.01)")
                .execute()
                .onSuccess(rows -> request.response().end("UP\n"))
                .onFailure(failure -> request.response().setStatusCode(503).end("DOWN\n"));
    }

    /** Takes every connection, opens a transaction on it and never gives it back. */
    void leak() {
        for (int i = 0; i < POOL; i++) {
            pool.getConnection().onSuccess(connection -> {
                forgotten.add(connection);
                connection
                        .query("BEGIN")
                        .execute()
                        .compose(begun ->
                                connection.query("SELECT count(*) FROM orders").execute());
            });
        }
    }

    /** Gives back what was forgotten. */
    void remember() {
        for (SqlConnection connection : forgotten) {
            connection.query("ROLLBACK").execute().onComplete(ignored -> connection.close());
        }
        forgotten.clear();
    }

    @Override
    public void close() {
        vertx.close();
    }
}
