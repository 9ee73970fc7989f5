package dev.lifeguard.serve.connection;

import dev.lifeguard.serve.api.Problem;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/** What is said to requests that cannot be read: the same form as every other problem, and the connection ends. */
final class Malformed {
    private static final int MOST_HEADERS = 100;
    private static final Pattern NO_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})");

    private Malformed() {}

    /** What is wrong with a part of a request; empty where nothing is. */
    static Optional<HttpResponse> problem(Object message) {
        if (message instanceof HttpObject part && part.decoderResult().isFailure()) {
            return Optional.of(problem(part.decoderResult().cause()));
        }
        return message instanceof HttpRequest request ? problem(request) : Optional.empty();
    }

    private static Optional<HttpResponse> problem(HttpRequest request) {
        if (request.protocolVersion().majorVersion() != 1) {
            return Optional.of(answer(505, "This version of HTTP is not spoken here; accepted is HTTP/1.1"));
        }
        if (request.headers().size() > MOST_HEADERS) {
            return Optional.of(answer(431, "There are too many headers; accepted are up to " + MOST_HEADERS));
        }
        if (request.headers().getAll(HttpHeaderNames.HOST).size() > 1) {
            return Optional.of(answer(400, "There is more than one Host; accepted is one"));
        }
        if (NO_ESCAPE.matcher(request.uri()).find()) {
            return Optional.of(answer(400, "The address has a % that begins no escape; accepted is %25 for it"));
        }
        return Optional.empty();
    }

    private static HttpResponse problem(Throwable cause) {
        if (cause instanceof TooLongHttpLineException) {
            return answer(414, "The address is too long; accepted are up to 4096 bytes");
        }
        if (cause instanceof TooLongHttpHeaderException) {
            return answer(431, "The headers are too long; accepted are up to 8192 bytes");
        }
        return answer(400, "The request is no HTTP; accepted is HTTP/1.1");
    }

    static HttpResponse tooSlow() {
        return answer(408, "The request did not arrive within ten seconds, or others came while it did not move");
    }

    private static HttpResponse answer(int status, String detail) {
        byte[] body = Problem.of(status, detail).json().getBytes(StandardCharsets.UTF_8);
        DefaultFullHttpResponse answer = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(status), Unpooled.wrappedBuffer(body));
        answer.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .set(HttpHeaderNames.CONTENT_LENGTH, body.length)
                .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        return answer;
    }
}
