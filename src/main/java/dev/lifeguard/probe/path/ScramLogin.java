package dev.lifeguard.probe.path;

import static java.util.Objects.requireNonNull;

import com.ongres.scram.client.ScramClient;
import com.ongres.scram.common.StringPreparation;
import com.ongres.scram.common.exception.ScramException;
import com.ongres.scram.common.util.TlsServerEndpoint;
import dev.lifeguard.database.ScramIterations;
import dev.lifeguard.observation.PathFailure;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.SslHandler;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Answers SCRAM in the PostgreSQL client's place, which would compute on the event loop what the server asks for. Stands
 * behind {@link ServerMessages}, which passes whole messages, and leaves once the server has proved that it knows the
 * password too; the client then hears that it is logged in.
 *
 * @see <a href="https://www.postgresql.org/docs/current/sasl-authentication.html">SASL Authentication</a>
 */
final class ScramLogin extends ChannelInboundHandlerAdapter {
    private static final int HEADER = 5;
    private static final int OFFERED = 10;
    private static final int CONTINUE = 11;
    private static final int FINAL = 12;
    private static final int NONE = -1;

    private final String password;
    private final Executor computing;
    private final Consumer<PathFailure> refused;
    private @Nullable ScramClient client;
    private int next = OFFERED;
    private volatile boolean owing;

    /**
     * @param computing takes what may keep a core for half a second
     * @param refused hears why the connection is closed, before it is
     */
    ScramLogin(String password, Executor computing, Consumer<PathFailure> refused) {
        this.password = password;
        this.computing = computing;
        this.refused = refused;
    }

    /** Whether the server waits for what is being computed, or will be: it says nothing for as long. Any thread. */
    boolean isOwing() {
        return owing;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof ByteBuf bytes && isNext(bytes)) {
            int at = bytes.readerIndex() + HEADER + 4;
            String text = bytes.toString(at, bytes.writerIndex() - at, StandardCharsets.UTF_8);
            bytes.release();
            answer(context, text);
        } else {
            context.fireChannelRead(message);
        }
    }

    private boolean isNext(ByteBuf message) {
        int start = message.readerIndex();
        return message.readableBytes() >= HEADER + 4
                && message.getByte(start) == 'R'
                && message.getInt(start + HEADER) == next
                && (next != OFFERED || message.toString(StandardCharsets.UTF_8).contains("SCRAM-SHA-256"));
    }

    private void answer(ChannelHandlerContext context, String text) {
        switch (next) {
            case OFFERED -> begin(context, List.of(text.split("\0")));
            case CONTINUE -> prove(context, text);
            default -> end(context, text);
        }
    }

    private void begin(ChannelHandlerContext context, List<String> offered) {
        ScramClient mine = ScramClient.builder()
                .advertisedMechanisms(offered)
                .username("*") // the startup packet has named it, and the server reads no other
                .password(password.toCharArray())
                .stringPreparation(StringPreparation.POSTGRESQL_PREPARATION)
                .channelBinding(TlsServerEndpoint.TLS_SERVER_END_POINT, binding(context))
                .build();
        client = mine;
        next = CONTINUE;
        byte[] first = mine.clientFirstMessage().toString().getBytes(StandardCharsets.UTF_8);
        ByteBuf body = context.alloc().buffer();
        ByteBufUtil.writeUtf8(body, mine.getScramMechanism().getName());
        send(context, body.writeByte(0).writeInt(first.length).writeBytes(first));
    }

    /** Ties the proof to the TLS connection; empty without one, or where its certificate has no such digest. */
    private static byte[] binding(ChannelHandlerContext context) {
        SslHandler tls = context.pipeline().get(SslHandler.class);
        try {
            return tls != null
                            && tls.engine().getSession().getPeerCertificates()[0] instanceof X509Certificate certificate
                    ? TlsServerEndpoint.getChannelBindingData(certificate)
                    : new byte[0];
        } catch (SSLException | GeneralSecurityException unverified) {
            return new byte[0];
        }
    }

    private void prove(ChannelHandlerContext context, String serverFirst) {
        next = NONE;
        Optional<String> tooMuch = ScramIterations.tooMany(serverFirst);
        if (tooMuch.isPresent()) {
            refused.accept(new PathFailure.MethodUnsupported(tooMuch.get()));
            ChannelFuture unused = context.close();
            return;
        }
        ScramClient mine = requireNonNull(client);
        owing = true;
        computing.execute(() -> {
            try {
                mine.serverFirstMessage(serverFirst);
                String proof = mine.clientFinalMessage().toString();
                context.executor().execute(() -> sendProof(context, proof));
            } catch (ScramException | RuntimeException wrong) {
                context.executor().execute(() -> context.fireExceptionCaught(wrong));
            }
        });
    }

    private void sendProof(ChannelHandlerContext context, String proof) {
        next = FINAL;
        owing = false;
        ByteBuf body = context.alloc().buffer();
        ByteBufUtil.writeUtf8(body, proof);
        send(context, body);
    }

    private void end(ChannelHandlerContext context, String serverFinal) {
        try {
            requireNonNull(client).serverFinalMessage(serverFinal);
            context.pipeline().remove(this);
        } catch (ScramException impostor) {
            context.fireExceptionCaught(impostor);
        }
    }

    private static void send(ChannelHandlerContext context, ByteBuf body) {
        ByteBuf header = context.alloc().buffer(HEADER).writeByte('p').writeInt(4 + body.readableBytes());
        ChannelFuture unused = context.write(header);
        unused = context.writeAndFlush(body);
    }
}
