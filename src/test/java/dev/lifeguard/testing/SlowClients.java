package dev.lifeguard.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Many clients of one port that all say the same beginning, then a byte every second, and never finish. Who is hung up on
 * comes again, an eighth of all in a second. One thread.
 */
public final class SlowClients implements AutoCloseable {
    private static final long DRIP_MILLIS = 1_000;

    /** Turns in a second, times eight. */
    private static final int AGAIN_SHARE = 400;

    private static final byte[] DRIP = {'a'};

    private final InetSocketAddress port;
    private final byte[] beginning;
    private final Selector selector;
    private final AtomicInteger begun = new AtomicInteger();
    private volatile boolean over;

    private SlowClients(int port, String beginning) throws IOException {
        this.port = new InetSocketAddress("127.0.0.1", port);
        this.beginning = beginning.getBytes(StandardCharsets.US_ASCII);
        this.selector = Selector.open();
    }

    public static SlowClients start(int count, int port, String beginning) {
        try {
            SlowClients clients = new SlowClients(port, beginning);
            Thread thread = new Thread(() -> clients.run(count), "slow-clients");
            thread.setDaemon(true);
            thread.start();
            return clients;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many connections said their beginning. */
    public int begun() {
        return begun.get();
    }

    private void run(int count) {
        long dripped = System.nanoTime();
        try (selector) {
            while (!over) {
                int missing = count - selector.keys().size();
                for (int again = Math.min(missing, Math.max(1, count / AGAIN_SHARE)); again > 0; again--) {
                    connect();
                }
                selector.select(20);
                LockSupport.parkNanos(20_000_000);
                selector.selectedKeys().forEach(this::serve);
                selector.selectedKeys().clear();
                if (System.nanoTime() - dripped > DRIP_MILLIS * 1_000_000) {
                    dripped = System.nanoTime();
                    selector.keys().stream()
                            .filter(key -> key.isValid() && key.interestOps() == SelectionKey.OP_READ)
                            .forEach(key -> say(key, DRIP));
                }
            }
            for (SelectionKey key : selector.keys()) {
                key.channel().close();
            }
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private void connect() throws IOException {
        SocketChannel channel = SocketChannel.open();
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_CONNECT);
        channel.connect(port);
    }

    private void serve(SelectionKey key) {
        SocketChannel channel = (SocketChannel) key.channel();
        try {
            if (key.isConnectable() && channel.finishConnect()) {
                key.interestOps(SelectionKey.OP_READ);
                begun.incrementAndGet();
                say(key, beginning);
            } else if (key.isReadable() && channel.read(ByteBuffer.allocate(4_096)) < 0) {
                channel.close();
            }
        } catch (IOException hungUpOn) {
            close(channel);
        }
    }

    private static void say(SelectionKey key, byte[] bytes) {
        SocketChannel channel = (SocketChannel) key.channel();
        try {
            channel.write(ByteBuffer.wrap(bytes));
        } catch (IOException hungUpOn) {
            close(channel);
        }
    }

    private static void close(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException alreadyGone) {
            throw new UncheckedIOException(alreadyGone);
        }
    }

    @Override
    public void close() {
        over = true;
        selector.wakeup();
    }
}
