package dev.lifeguard.drill;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Locale;

/**
 * What is to be done, within what is bearable.
 *
 * @param url the health endpoint, {@code http} or {@code https}
 * @param requests in all, at most {@value #MOST_REQUESTS}
 * @param concurrency at once, at most {@value #MOST_CONCURRENCY} and no more than there are requests
 * @param limit after which no request is sent any more
 * @param patience after which a request without an answer hangs
 */
public record DrillPlan(URI url, int requests, int concurrency, Duration limit, Duration patience) {
    public static final int MOST_REQUESTS = 10_000;
    public static final int MOST_CONCURRENCY = 500;
    public static final int USUAL_REQUESTS = 500;
    public static final int USUAL_CONCURRENCY = 100;
    public static final Duration LONGEST = Duration.ofMinutes(5);

    /** Half of what the impatient of this world wait: a browser's reader, a load balancer, three kubelet probes. */
    public static final Duration PATIENCE = Duration.ofSeconds(5);

    /** @throws IllegalArgumentException with one sentence for a person where a bound is not kept */
    public DrillPlan {
        require(1 <= requests && requests <= MOST_REQUESTS, "give 1 to " + MOST_REQUESTS + " requests");
        require(1 <= concurrency && concurrency <= MOST_CONCURRENCY, "give 1 to " + MOST_CONCURRENCY + " at once");
        require(concurrency <= requests, "give no more at once than there are requests");
        require(
                limit.compareTo(Duration.ZERO) > 0 && limit.compareTo(LONGEST) <= 0,
                "give a time limit of more than 0 and at most " + LONGEST.toMinutes() + " minutes");
    }

    public static DrillPlan of(String url, int requests, int concurrency, Duration limit) {
        return new DrillPlan(url(url), requests, concurrency, limit, PATIENCE);
    }

    /** The text as the address of a health endpoint. What is wrong with it is said without repeating it. */
    public static URI url(String text) {
        try {
            URI url = new URI(text.trim());
            String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
            require(scheme.equals("http") || scheme.equals("https"), "give a URL that begins with http:// or https://");
            require(
                    url.getHost() != null && url.getPort() <= 65535,
                    "give a URL with a host, such as http://localhost:8000/health");
            require(url.getRawUserInfo() == null, "give a URL without a user and a password");
            return url;
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("give a URL such as http://localhost:8000/health", e);
        }
    }

    private static void require(boolean kept, String sentence) {
        if (!kept) {
            throw new IllegalArgumentException(sentence);
        }
    }
}
