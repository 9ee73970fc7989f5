package dev.lifeguard.probe.path;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeguard.database.DatabaseUrl;
import dev.lifeguard.testing.ManualTime;
import dev.lifeguard.testing.Urls;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A rotated secret, in virtual time. */
class UrlWatcherTest {
    private static final Duration PACE = Duration.ofSeconds(2);
    private static final DatabaseUrl OLD = Urls.as(5432, "app", "old");
    private static final DatabaseUrl NEW = Urls.as(5432, "app", "new");

    private final ManualTime time = new ManualTime();
    private final AtomicInteger readings = new AtomicInteger();
    private final AtomicInteger changes = new AtomicInteger();
    private Future<DatabaseUrl> read = Future.succeededFuture(OLD);
    private final UrlWatcher watcher = new UrlWatcher(this::read, time, PACE, true, changes::incrementAndGet);

    private Future<DatabaseUrl> read() {
        readings.incrementAndGet();
        return read;
    }

    @Test
    void aChangeIsToldOnceAtTheNextReading() {
        watcher.begin(OLD);
        time.advance(PACE.multipliedBy(10));
        assertThat(changes).hasValue(0);

        read = Future.succeededFuture(NEW);
        time.advance(PACE.minusMillis(1));
        assertThat(changes).hasValue(0);
        time.advance(Duration.ofMillis(1));
        assertThat(changes).hasValue(1);

        time.advance(Duration.ofHours(1));
        assertThat(changes).hasValue(1);
    }

    @Test
    void aUrlInWhichNoFileHasAPartIsNotReadAgain() {
        new UrlWatcher(this::read, time, PACE, false, changes::incrementAndGet).begin(OLD);

        time.advance(Duration.ofHours(1));

        assertThat(readings).hasValue(0);
    }

    @Test
    void aFileThatCannotBeReadForAWhileIsNoChangeAndIsReadAgain() {
        watcher.begin(OLD);
        read = Future.failedFuture("gone");
        time.advance(PACE);
        assertThat(changes).hasValue(0);

        read = Future.succeededFuture(NEW);
        time.advance(PACE);
        assertThat(changes).hasValue(1);
    }

    @Test
    void whatIsReadAfterItStoppedIsOfNoInterest() {
        Promise<DatabaseUrl> slow = Promise.promise();
        read = slow.future();
        watcher.begin(OLD);
        time.advance(PACE);

        watcher.stop();
        slow.complete(NEW);

        assertThat(changes).hasValue(0);
        assertThat(time.next()).isEmpty();
    }

    @Test
    void onceClosedItReadsNoMore() {
        watcher.close();
        watcher.begin(OLD);
        time.advance(Duration.ofHours(1));

        assertThat(readings).hasValue(0);
    }
}
