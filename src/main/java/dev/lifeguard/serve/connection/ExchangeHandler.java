package dev.lifeguard.serve.connection;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Follows the exchanges of a connection, and answers those that never get as far as a request. */
@SuppressWarnings("FutureReturnValueIgnored") // Netty tells the promise, and a failure closes the channel
final class ExchangeHandler extends ChannelDuplexHandler {
    /** Told to a connection whose request did not arrive in time. */
    static final Object OVERDUE = new Object();

    private static final int LINGER_SECONDS = 1;
    private static final String STREAM = "text/event-stream";

    private final Connections connections;
    private final OpenConnection connection;
    private boolean over;

    ExchangeHandler(Connections connections, OpenConnection connection) {
        this.connections = connections;
        this.connection = connection;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        Optional<HttpResponse> problem = over ? Optional.empty() : Malformed.problem(message);
        if (over || problem.isPresent()) {
            ReferenceCountUtil.release(message);
            problem.ifPresent(answer -> refuse(context, answer));
        } else {
            note(message);
            context.fireChannelRead(message);
        }
    }

    private void note(Object message) {
        if (message instanceof HttpRequest request) {
            connections.requested(connection, hasBody(request));
        }
        if (message instanceof LastHttpContent) {
            connection.bodyEnded();
        }
    }

    private static boolean hasBody(HttpRequest request) {
        return HttpUtil.isTransferEncodingChunked(request) || HttpUtil.getContentLength(request, 0L) > 0;
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        boolean continues =
                message instanceof HttpResponse answer && answer.status().codeClass() == HttpStatusClass.INFORMATIONAL;
        if (message instanceof HttpResponse answer
                && STREAM.equals(answer.headers().get(HttpHeaderNames.CONTENT_TYPE))) {
            connection.streams();
        }
        if (message instanceof LastHttpContent && !continues) {
            connection.answered();
        }
        context.write(message, promise);
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event == OVERDUE) {
            refuse(context, Malformed.tooSlow());
        } else {
            context.fireUserEventTriggered(event);
        }
    }

    /** Says so where nothing else is being said, and ends the connection, whether that is read or not. */
    private void refuse(ChannelHandlerContext context, HttpResponse problem) {
        boolean mayAnswer = !over && connection.mayBeRefused();
        over = true;
        if (mayAnswer) {
            context.writeAndFlush(problem).addListener(ChannelFutureListener.CLOSE);
            context.executor().schedule(() -> context.close(), LINGER_SECONDS, TimeUnit.SECONDS);
        } else {
            context.close();
        }
    }
}
