package dev.lifeguard.serve.access;

import dev.lifeguard.async.WorkerPool;
import dev.lifeguard.database.Secret;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A token that a client has to show. It may stand in a file, which is read again when it is asked for, but at most once a
 * second however many ask. May be used from any thread.
 */
public final class Token {
    private static final Duration FRESH = Duration.ofSeconds(1);
    private static final String BEARER = "bearer ";
    private static final String BASIC = "basic ";

    private final Supplier<Optional<Secret>> source;
    private final WorkerPool workers;
    private final InstantSource clock;
    private Future<Optional<Secret>> latest = Future.succeededFuture(Optional.empty());
    private Instant read = Instant.MIN;

    /** @param source may read a file; where it gives nothing, nobody is admitted */
    public Token(Supplier<Optional<Secret>> source, Vertx vertx, InstantSource clock) {
        this.source = source;
        this.workers = WorkerPool.requests(vertx);
        this.clock = clock;
    }

    /**
     * Says on the context's thread whether the header holds the token, at once where it was read a moment ago.
     *
     * @param authorization as bearer token, or as the password of any user, which is what browsers can ask for
     */
    void check(@Nullable String authorization, Context context, Consumer<Boolean> verdict) {
        Future<Optional<Secret>> wanted = current();
        if (wanted.isComplete()) {
            verdict.accept(admits(wanted, authorization));
        } else {
            wanted.onComplete(done -> context.runOnContext(now -> verdict.accept(admits(wanted, authorization))));
        }
    }

    private synchronized Future<Optional<Secret>> current() {
        Instant now = clock.instant();
        boolean fresh = !now.isBefore(read) && Duration.between(read, now).compareTo(FRESH) < 0;
        if (latest.isComplete() && !fresh) {
            read = now;
            latest = workers.run(source::get);
        }
        return latest;
    }

    private static boolean admits(Future<Optional<Secret>> wanted, @Nullable String authorization) {
        return wanted.succeeded()
                && authorization != null
                && wanted.result()
                        .map(Secret::reveal)
                        .filter(token -> same(token, given(authorization)))
                        .isPresent();
    }

    private static String given(String authorization) {
        String scheme = authorization
                .substring(0, Math.min(BEARER.length(), authorization.length()))
                .toLowerCase(Locale.ROOT);
        if (scheme.equals(BEARER)) {
            return authorization.substring(BEARER.length()).strip();
        }
        return scheme.startsWith(BASIC)
                ? password(authorization.substring(BASIC.length()).strip())
                : "";
    }

    private static String password(String encoded) {
        try {
            String pair = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
            return pair.substring(pair.indexOf(':') + 1);
        } catch (IllegalArgumentException malformed) {
            return "";
        }
    }

    /** In a time that does not depend on where they differ. */
    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
