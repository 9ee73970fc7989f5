package dev.lifeguard.serve.connection;

import io.netty.channel.Channel;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** One connection: its stage and what it holds. Changed on its event loop, read from any thread. */
final class OpenConnection {
    final Channel channel;

    /** The larger, the later it came. */
    final long number;

    final Object source;
    private final LongSupplier second;
    private final AtomicLong unsent = new AtomicLong();
    private volatile Stage stage = Stage.REQUEST;
    private volatile boolean heard;
    private volatile long since;
    private final AtomicLong unread = new AtomicLong();
    private volatile long unsentSince;
    private int unanswered;
    private boolean bodyOpen;

    /**
     * @param number counts connections
     * @param source the same for all connections of one client
     * @param second counts seconds
     */
    OpenConnection(Channel channel, long number, Object source, LongSupplier second) {
        this.channel = channel;
        this.number = number;
        this.source = source;
        this.second = second;
        this.since = second.getAsLong();
    }

    Stage stage() {
        return stage;
    }

    /** The second in which its stage began. */
    long since() {
        return since;
    }

    /** Whether its event loop has had the time to read what it sent: before, its silence is ours. */
    boolean wasHeard() {
        return heard;
    }

    void heard() {
        heard = true;
    }

    /** Bytes of headers that are not complete. */
    long unread() {
        return unread.get();
    }

    /** Bytes of an answer that are yet to leave. */
    long unsent() {
        return unsent.get();
    }

    /** Whether something has been waiting to leave for longer than this. */
    boolean isStuckFor(long seconds) {
        return unsent.get() > 0 && second.getAsLong() - unsentSince > seconds;
    }

    boolean isOverdue() {
        return second.getAsLong() - since > stage.seconds();
    }

    /** Bytes arrived. Gives by how much more of incomplete headers it holds. */
    long received(int bytes) {
        if (stage == Stage.IDLE) {
            enter(Stage.REQUEST);
        }
        if (stage != Stage.REQUEST) {
            return 0;
        }
        unread.addAndGet(bytes);
        return bytes;
    }

    /** Headers are complete. Gives how many bytes of them are held no longer. */
    long requested(boolean hasBody) {
        long freed = unread.getAndSet(0);
        unanswered++;
        bodyOpen = hasBody;
        if (stage != Stage.STREAM) {
            enter(hasBody ? Stage.BODY : Stage.ANSWER);
        }
        return freed;
    }

    void bodyEnded() {
        bodyOpen = false;
        if (stage == Stage.BODY) {
            enter(unanswered > 0 ? Stage.ANSWER : Stage.IDLE);
        }
    }

    void streams() {
        enter(Stage.STREAM);
    }

    void answered() {
        unanswered = Math.max(0, unanswered - 1);
        if (!bodyOpen) {
            enter(unanswered > 0 ? Stage.ANSWER : Stage.IDLE);
        }
    }

    /** Whether a refusal would be the answer to what is read now, and not come in between others. */
    boolean mayBeRefused() {
        return stage == Stage.REQUEST || (stage == Stage.BODY && unanswered == 1);
    }

    void writes(long bytes) {
        if (unsent.getAndAdd(bytes) == 0) {
            unsentSince = second.getAsLong();
        }
    }

    /** So many bytes have left or never will. Whatever moves begins its time anew. */
    void wrote(long bytes) {
        unsent.addAndGet(-bytes);
        unsentSince = second.getAsLong();
    }

    private void enter(Stage next) {
        if (stage != next) {
            since = second.getAsLong();
        }
        stage = next;
    }
}
