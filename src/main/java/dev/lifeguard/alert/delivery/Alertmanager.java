package dev.lifeguard.alert.delivery;

import dev.lifeguard.alert.Delivery;
import dev.lifeguard.alert.DeliveryListener;
import dev.lifeguard.database.FailureReason;
import dev.lifeguard.time.Scheduler;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;

/** One Alertmanager: what it has yet to be told, one request at a time, and patience while it is away. */
final class Alertmanager {
    /** Alerts in one request, as Prometheus does. */
    static final int BATCH = 64;

    private static final Logger LOG = Logger.getLogger(Alertmanager.class);
    private static final int MOST_WAITING = 1_000;

    private final HttpPost post;
    private final AlertJson json;
    private final Scheduler scheduler;
    private final RandomGenerator random;
    private final DeliveryListener listener;
    private final Outbox outbox = new Outbox(MOST_WAITING);
    private Backoff backoff = Backoff.NONE;
    private boolean busy;

    Alertmanager(
            HttpPost post, AlertJson json, Scheduler scheduler, RandomGenerator random, DeliveryListener listener) {
        this.post = post;
        this.json = json;
        this.scheduler = scheduler;
        this.random = random;
        this.listener = listener;
    }

    /**
     * Tells it nothing, which it takes: who configured a wrong address or token learns so now and not in the first outage,
     * and the first alert finds the way open.
     */
    void greet() {
        scheduler.execute(() -> {
            if (!busy && outbox.isEmpty()) {
                send(List.of());
            }
        });
    }

    void tell(AlertMessage message) {
        int dropped = outbox.put(message);
        if (dropped > 0) {
            listener.delivered(Delivery.DROPPED, dropped);
        }
        // Several that happen together travel together.
        scheduler.execute(this::deliver);
    }

    private void deliver() {
        if (busy || outbox.isEmpty()) {
            return;
        }
        send(outbox.next(BATCH));
    }

    private void send(List<AlertMessage> batch) {
        busy = true;
        post.send(json.of(batch, scheduler.now()))
                .onComplete(done -> scheduler.execute(() -> settle(
                        batch,
                        done.succeeded() ? done.result() : DeliveryAnswer.failed(FailureReason.of(done.cause())))));
    }

    private void settle(List<AlertMessage> batch, DeliveryAnswer answer) {
        if (!batch.isEmpty()) {
            listener.delivered(answer.outcome(), batch.size());
        }
        if (answer.outcome() == Delivery.FAILED) {
            if (backoff.failures() == 0) {
                LOG.warnf("Alertmanager takes no alerts alertmanager=%s because=%s", post.to(), answer.because());
            }
            backoff = backoff.failed();
            scheduler.after(backoff.delay(random), this::again);
            return;
        }
        if (answer.outcome() == Delivery.REJECTED) {
            LOG.errorf("Alertmanager rejected alerts alertmanager=%s because=%s", post.to(), answer.because());
        } else if (backoff.failures() > 0) {
            LOG.infof("Alertmanager takes alerts again alertmanager=%s", post.to());
        }
        backoff = Backoff.NONE;
        outbox.told(batch);
        again();
    }

    private void again() {
        busy = false;
        deliver();
    }

    void close() {
        post.close();
    }
}
