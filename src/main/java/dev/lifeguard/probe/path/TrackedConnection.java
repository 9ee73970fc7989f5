package dev.lifeguard.probe.path;

import dev.lifeguard.observation.PathFailure;
import dev.lifeguard.probe.SessionEnds;
import dev.lifeguard.time.Time;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundInvoker;
import io.netty.channel.ChannelPipeline;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.impl.CloseFuture;
import io.vertx.core.impl.VertxInternal;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.impl.NetClientImpl;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.SslMode;
import io.vertx.pgclient.impl.PgConnectionFactory;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * The sockets of one login, and the means to hang up. The PostgreSQL client only ever half-closes: it says goodbye and
 * waits for the server to end the connection, so that one to a server that hangs stays open for as long as it does. Here
 * every channel is remembered, and closed below the client's own handlers.
 */
final class TrackedConnection extends PgConnectionFactory {
    private final List<Channel> channels = new CopyOnWriteArrayList<>();
    private final boolean encrypted;
    private final String password;
    private final Executor computing;
    private volatile Optional<PathFailure> refusal = Optional.empty();
    /** What is known of the login beside its end. */
    final LoginEvents login;

    /** A sign of life of the session, on which nothing else is under way. */
    final SyncPing ping;

    /** What the server said of itself without being asked. */
    final ReportedSettings reported = new ReportedSettings();

    private volatile boolean loggingIn;
    private volatile boolean cut;

    /** @param computing takes what a server asks to be computed */
    TrackedConnection(Vertx vertx, Time time, PgConnectOptions options, Executor computing) {
        super((VertxInternal) vertx, () -> Future.succeededFuture(options));
        this.password = options.getPassword();
        this.computing = computing;
        this.login = new LoginEvents(time);
        this.ping = new SyncPing((VertxInternal) vertx);
        this.encrypted = options.getSslMode() != SslMode.DISABLE && !options.isUsingDomainSocket();
    }

    @Override
    protected NetClient netClient(NetClientOptions options) {
        return new NetClientImpl(vertx, null, new NetClientOptions(options), new CloseFuture()) {
            @Override
            protected void initChannel(ChannelPipeline pipeline) {
                super.initChannel(pipeline);
                Consumer<PathFailure> refused = fault -> refusal = Optional.of(fault);
                pipeline.addFirst(new ServerMessages(encrypted, refused), new ScramLogin(password, computing, refused));
                remember(pipeline);
            }
        };
    }

    /** A cancel request has a socket of its own, so that a session held for days would else remember thousands. */
    private void remember(ChannelPipeline pipeline) {
        Channel channel = pipeline.channel();
        if (!loggingIn) {
            loggingIn = true;
            pipeline.addLast(login);
            String messages = pipeline.context(ServerMessages.class).name();
            pipeline.addAfter(messages, null, ping);
            pipeline.addAfter(messages, null, reported);
        }
        channels.add(channel);
        ChannelFuture unused = channel.closeFuture().addListener(closed -> channels.remove(channel));
        if (cut) {
            end(channel);
        }
    }

    /** Why we ended it: the server sent or asked for more than it may. */
    Optional<PathFailure> refusal() {
        return refusal;
    }

    /** Whether the server waits for a proof that we have not computed yet. */
    boolean owesProof() {
        return channels.stream()
                .map(channel -> channel.pipeline().get(ScramLogin.class))
                .anyMatch(proving -> proving != null && proving.isOwing());
    }

    /** Sockets that are open. */
    int open() {
        return channels.size();
    }

    /** Both ends of the connection that was opened last; empty for a unix socket. */
    Optional<SessionEnds> ends() {
        if (channels.isEmpty()) {
            return Optional.empty();
        }
        Channel channel = channels.get(channels.size() - 1);
        return channel.localAddress() instanceof InetSocketAddress local
                        && channel.remoteAddress() instanceof InetSocketAddress server
                ? Optional.of(new SessionEnds(local, server))
                : Optional.empty();
    }

    /** Closes every socket at once, also one that is still logging in. The client's futures fail in consequence. */
    void hangUp() {
        cut = true;
        for (Channel channel : channels) {
            channel.eventLoop().execute(() -> cut(channel));
        }
        channels.clear();
    }

    private static void cut(Channel channel) {
        ChannelHandlerContext first = channel.pipeline().firstContext();
        end(first == null ? channel : first);
    }

    /** Whether that succeeds is of no interest: a socket is gone either way. */
    private static void end(ChannelOutboundInvoker socket) {
        ChannelFuture unused = socket.close();
    }
}
