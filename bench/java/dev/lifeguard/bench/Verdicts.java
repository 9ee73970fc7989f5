package dev.lifeguard.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Every verdict that a sidecar has come to, in order, asked for so often that hardly one is missed. */
final class Verdicts implements AutoCloseable {
    private static final long PAUSE_MILLIS = 20;

    private final Api api;
    private final List<Verdict> unread = new ArrayList<>();
    private final Thread asking = new Thread(this::ask, "verdicts");
    private Verdict latest = new Verdict("unknown", "", "");
    private volatile boolean closed;

    private Verdicts(Api api) {
        this.api = api;
    }

    static Verdicts of(Api api) {
        Verdicts verdicts = new Verdicts(api);
        verdicts.asking.setDaemon(true);
        verdicts.asking.start();
        return verdicts;
    }

    /**
     * What is said of the target.
     *
     * @param critical slug of the critical cause that comes first; empty where there is none
     * @param summary what is said of it, likewise
     */
    record Verdict(String status, String critical, String summary) {
        static Verdict of(JsonNode target) {
            JsonNode first = target.path("findings").path(0);
            boolean critical = first.path("severity").asText().equals("critical");
            return new Verdict(
                    target.path("status").asText("no answer"),
                    critical ? first.path("cause").asText() : "",
                    critical ? first.path("summary").asText() + " " + first.path("evidence") : "");
        }

        boolean works() {
            return (status.equals("healthy") || status.equals("degraded")) && critical.isEmpty();
        }

        @Override
        public String toString() {
            return critical.isEmpty() ? status : status + ", " + critical + ": " + summary;
        }
    }

    /** Waits for one that is wanted, or for the time to be over. */
    synchronized boolean await(Predicate<Verdict> wanted, Duration longest) throws InterruptedException {
        BenchStopwatch waiting = new BenchStopwatch();
        while (!wanted.test(latest)) {
            long left = longest.minus(waiting.elapsed()).toMillis();
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }

    /** All since this was asked last, each as often as it came anew. */
    synchronized List<Verdict> taken() {
        List<Verdict> taken = List.copyOf(unread);
        unread.clear();
        return taken;
    }

    private void ask() {
        try {
            while (!closed) {
                heard(Verdict.of(api.target()));
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void heard(Verdict verdict) {
        if (!verdict.equals(latest)) {
            latest = verdict;
            unread.add(verdict);
            notifyAll();
        }
    }

    @Override
    public void close() throws IOException {
        closed = true;
    }
}
