package dev.lifeguard.serve.api;

import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request that cannot be served. Has no stack trace: it is an answer, not a fault. */
final class RequestRefused extends RuntimeException {
    private final int status;

    RequestRefused(int status, String detail) {
        super(detail, null, false, false);
        this.status = status;
    }

    /** A number of a query, {@code standard} where it is not given; from 1 on, else it is refused. */
    static int number(String what, @Nullable String text, int standard, int most) {
        try {
            int number = text == null ? standard : Integer.parseInt(text);
            if (1 <= number && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // the same answer as to a number that is too large
        }
        throw new RequestRefused(400, what + " is wrong; accepted is a whole number from 1 to " + most);
    }

    /** A parameter that is not accepted changes nothing, and who mistyped one takes the answer for what was asked. */
    static void unlessOf(List<String> accepted, UriInfo uri) {
        uri.getQueryParameters().keySet().stream()
                .filter(name -> !accepted.contains(name))
                .sorted()
                .findFirst()
                .ifPresent(name -> {
                    throw new RequestRefused(
                            400,
                            "The parameter " + Paths.shortened(name) + " is unknown; accepted are "
                                    + String.join(" and ", accepted));
                });
    }

    Problem problem() {
        return Problem.of(status, String.valueOf(getMessage()));
    }
}
