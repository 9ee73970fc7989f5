package dev.lifeguard.serve.connection;

import io.netty.channel.Channel;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/** All connections of the port. What goes beyond a limit costs the one that matters least. May be used from any thread. */
@SuppressWarnings("FutureReturnValueIgnored") // a channel that cannot be closed is closed
final class Connections {
    /** For as long an answer may lie without a byte of it leaving. */
    private static final long STUCK_SECONDS = 20;

    private final ConnectionLimits limits;
    private final Set<OpenConnection> open = ConcurrentHashMap.newKeySet();
    private final AtomicLong accepted = new AtomicLong();
    private final AtomicInteger channels = new AtomicInteger();
    private final AtomicLong unread = new AtomicLong();
    private final AtomicLong unsent = new AtomicLong();
    private final AtomicLong seconds = new AtomicLong();

    Connections(ConnectionLimits limits) {
        this.limits = limits;
    }

    /** Takes a new one in, whoever has to go for it. */
    OpenConnection accept(Channel channel) {
        OpenConnection connection = new OpenConnection(
                channel, accepted.incrementAndGet(), Source.of(channel.remoteAddress()), seconds::get);
        open.add(connection);
        channels.incrementAndGet();
        channel.closeFuture().addListener(closed -> {
            channels.decrementAndGet();
            forget(connection);
        });
        makeRoom();
        return connection;
    }

    /** What a connection sent has been read. */
    void heard(OpenConnection connection) {
        connection.heard();
        makeRoom();
    }

    /** A few at once, since finding them takes a look at all. */
    private void makeRoom() {
        int excess = open.size() - limits.connections();
        if (excess > 0) {
            LeastMissed.of(open, excess + limits.connections() / 16).forEach(this::end);
        }
    }

    /** Whether the event loops are behind with what was accepted: then others wait in the kernel. */
    boolean areTooMany() {
        return channels.get() > limits.connections() + limits.connections() / 4;
    }

    /** A second has passed: ends what takes too long. */
    void tick() {
        seconds.incrementAndGet();
        open.stream().filter(OpenConnection::isOverdue).forEach(this::overdue);
        open.stream().filter(each -> each.isStuckFor(STUCK_SECONDS)).forEach(this::end);
    }

    void received(OpenConnection connection, int bytes) {
        unread.addAndGet(connection.received(bytes));
    }

    /** To be called once what arrived has been read: what is still incomplete is held until more comes. */
    void checkUnread() {
        if (unread.get() > limits.unread()) {
            largest(OpenConnection::unread, any -> true).ifPresent(this::end);
        }
    }

    void requested(OpenConnection connection, boolean hasBody) {
        unread.addAndGet(-connection.requested(hasBody));
        if (hasBody && bodies() > limits.bodies()) {
            open.stream()
                    .filter(each -> each.stage() == Stage.BODY && each != connection)
                    .min(Comparator.comparingLong(OpenConnection::since))
                    .ifPresent(this::overdue);
        }
    }

    private long bodies() {
        return open.stream().filter(each -> each.stage() == Stage.BODY).count();
    }

    void writes(OpenConnection connection, long bytes) {
        connection.writes(bytes);
        if (unsent.addAndGet(bytes) > limits.unsent()) {
            largest(OpenConnection::unsent, other -> other != connection).ifPresent(this::end);
        }
    }

    void wrote(OpenConnection connection, long bytes) {
        connection.wrote(bytes);
        unsent.addAndGet(-bytes);
    }

    private Optional<OpenConnection> largest(ToLongFunction<OpenConnection> held, Predicate<OpenConnection> among) {
        return open.stream()
                .filter(among)
                .filter(each -> held.applyAsLong(each) > 0)
                .max(Comparator.comparingLong(held));
    }

    /** Where something of a request has come, its sender is told. */
    private void overdue(OpenConnection connection) {
        if (connection.stage() == Stage.IDLE || connection.channel.pipeline().get(ExchangeHandler.class) == null) {
            end(connection);
        } else {
            forget(connection);
            connection.channel.pipeline().fireUserEventTriggered(ExchangeHandler.OVERDUE);
        }
    }

    private void end(OpenConnection connection) {
        forget(connection);
        connection.channel.close();
    }

    private void forget(OpenConnection connection) {
        if (open.remove(connection)) {
            unread.addAndGet(-connection.unread());
        }
    }

    int size() {
        return open.size();
    }
}
