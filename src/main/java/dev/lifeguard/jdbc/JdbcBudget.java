package dev.lifeguard.jdbc;

import dev.lifeguard.time.Time;
import dev.lifeguard.time.Timer;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * How much a server may send over each connection, and how long all that is done with it may take. The driver itself keeps
 * whatever a server sends, as much as it says it will send, and a login that it gave up goes on in a thread. So the limits
 * are in its sockets; those that are open when time is up, or when this is closed, are closed. May be used from any thread.
 */
public final class JdbcBudget implements AutoCloseable {
    /** Each takes some hundred bytes of the driver's memory, however short it is. */
    static final int MESSAGES = 20_000;

    /** The driver makes its sockets by the name of a class and a text, by which they find back to here. */
    private static final Map<String, JdbcBudget> OPEN = new ConcurrentHashMap<>();

    private static final AtomicLong COUNT = new AtomicLong();

    private final String key = Long.toString(COUNT.incrementAndGet());
    private final int bytes;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final AtomicReference<@Nullable String> exceeded = new AtomicReference<>();
    private Timer timer = Timer.NONE;
    private volatile boolean over;

    private JdbcBudget(int bytes) {
        this.bytes = bytes;
    }

    /**
     * Begins now.
     *
     * @param bytes over each connection, with its encryption
     * @param whole from now on, for all of them
     */
    public static JdbcBudget open(int bytes, Duration whole, Time time) {
        JdbcBudget budget = new JdbcBudget(bytes);
        OPEN.put(budget.key, budget);
        budget.timer = time.after(whole, () -> budget.fail("did not finish within " + whole.toSeconds() + " s"));
        return budget;
    }

    static @Nullable JdbcBudget of(String key) {
        return OPEN.get(key);
    }

    String key() {
        return key;
    }

    int bytes() {
        return bytes;
    }

    /** What the server did that it may not, continuing a sentence that begins with it; empty while it kept to it. */
    public Optional<String> exceeded() {
        return Optional.ofNullable(exceeded.get());
    }

    /** Ends all connections; only the first reason is remembered. */
    IOException fail(String reason) {
        exceeded.compareAndSet(null, reason);
        end();
        return new IOException("the server " + reason);
    }

    void opened(Socket socket) throws IOException {
        sockets.add(socket);
        if (over) {
            socket.close();
            throw new IOException("the connection is not wanted any more");
        }
    }

    void closed(Socket socket) {
        sockets.remove(socket);
    }

    private void end() {
        over = true;
        for (Socket socket : sockets) {
            try {
                socket.close();
            } catch (IOException alreadyGone) {
                // closed is what it is to be
            }
        }
    }

    @Override
    public void close() {
        timer.cancel();
        OPEN.remove(key);
        end();
    }
}
