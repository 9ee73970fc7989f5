package dev.lifeguard.probe.path;

import dev.lifeguard.database.Target;
import dev.lifeguard.probe.SharedSession;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The scans of one target's way. Who needs one while it is under way shares it, so that there is never more than one at a
 * time, and beside it at most one that confirms silence, which nobody shares or waits for: beside the session that is held, or
 * while there is none, no more than two others are being opened. Lives on the session's context.
 */
public final class SharedScan {
    private final EndpointScanner scanner;
    private final List<Consumer<WalkOutcome>> listeners = new CopyOnWriteArrayList<>();
    private final List<Runnable> doubters = new CopyOnWriteArrayList<>();
    private final EndpointScanner brief;
    private final EndpointScanner patient;
    private final Duration answer;
    private @Nullable Scan underWay;
    private boolean confirming;

    /** @param shared of the same target; sessions live on its context, call on it */
    public SharedScan(Target target, Vertx vertx, SharedSession shared, PathLimits limits) {
        this.answer = limits.answer();
        this.scanner = new EndpointScanner(target, vertx, shared, limits);
        this.brief = new EndpointScanner(target, vertx, shared, limits.ofSecondOpinion(), limits);
        this.patient = new EndpointScanner(target, vertx, shared, limits.ofComeback(), limits);
    }

    /** A scan and how many still may want the session it ends with. */
    static final class Scan {
        private final Future<WalkOutcome> walked;
        private int wanting;

        private Scan(Future<WalkOutcome> walked) {
            this.walked = walked;
        }

        /** Never fails. */
        Future<WalkOutcome> walked() {
            return walked;
        }

        /** The session at its end is not wanted by this caller: it is closed where no other wants it. */
        void leave() {
            wanting--;
            walked.onSuccess(end -> end.arrival().filter(last -> wanting == 0).ifPresent(arrived -> {
                arrived.session().close();
            }));
        }
    }

    /** For how long one waits for an answer. */
    Duration answer() {
        return answer;
    }

    EndpointScanner scanner() {
        return scanner;
    }

    /** Whether there is one to share, which a second opinion has to wait for. */
    boolean isUnderWay() {
        return underWay != null;
    }

    /** Whether any connection of ours is being opened. */
    boolean isConnecting() {
        return confirming || isUnderWay();
    }

    /** Calls {@code listener} with how each scan ended. */
    void onScanned(Consumer<WalkOutcome> listener) {
        listeners.add(listener);
    }

    /** Calls {@code listener} where something suggests that a new connection would fail. */
    void onDoubt(Runnable listener) {
        doubters.add(listener);
    }

    /** Something suggests that a new connection would fail. */
    void doubt() {
        doubters.forEach(Runnable::run);
    }

    /**
     * A second opinion that begins now, or as soon as the one under way has ended: what that one saw may be of an earlier
     * moment.
     */
    Future<Scan> begin() {
        Scan current = underWay;
        return current == null ? Future.succeededFuture(join(brief)) : current.walked.map(ended -> join(brief));
    }

    /**
     * One apart, with more patience for an answer: whatever else is under way, it is the caller's alone, and nobody waits for it.
     * Not before the one before has ended. The session at its end is closed. Never fails.
     */
    Future<WalkOutcome> confirm() {
        confirming = true;
        return patient.walk().onComplete(done -> confirming = false).onSuccess(walked -> {
            walked.arrival().ifPresent(end -> end.session().close());
            tell(walked);
        });
    }

    /** What a scan led to, where its session is to stay. One that was cut as it told all facts is tried once more. Never fails. */
    Future<WalkOutcome> toStay(WalkOutcome walked) {
        return walked.toStay(answer)
                .compose(told -> told.wasCut() && !walked.wasCut()
                        ? join().walked().compose(again -> again.toStay(answer))
                        : Future.succeededFuture(told));
    }

    /** Whether nobody greets us now, for one who would wait for long: a login under way hangs where the server is silent. */
    Future<Optional<WalkOutcome>> silence() {
        return Silence.metBy(brief);
    }

    /** The scan that is under way, else a new one. */
    Scan join() {
        return join(scanner);
    }

    /** The same, with more patience for an answer where a new one begins. */
    Scan joinPatiently() {
        return join(patient);
    }

    private Scan join(EndpointScanner scanner) {
        Scan current = underWay;
        if (current == null) {
            Scan begun = new Scan(scanner.walk());
            current = begun;
            underWay = begun;
            begun.walked.onComplete(done -> underWay = null);
            begun.walked.onSuccess(this::tell);
        }
        current.wanting++;
        return current;
    }

    private void tell(WalkOutcome walked) {
        listeners.forEach(listener -> listener.accept(walked));
    }
}
