package dev.lifeguard.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lifeguard.testing.EagerClients;
import dev.lifeguard.testing.Executable;
import dev.lifeguard.testing.FakeAlertmanager;
import dev.lifeguard.testing.Flood;
import dev.lifeguard.testing.FreePort;
import dev.lifeguard.testing.Peer;
import dev.lifeguard.testing.RealPostgres;
import dev.lifeguard.testing.SlowClients;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The packaged sidecar in a heap of 64 MB, and everybody who may reach its port at once: health is answered, and an outage
 * is told. Runs where {@code -Dsiege.minutes=0} or more asks for it, since it takes a machine of its own.
 */
@Timeout(value = 2, unit = TimeUnit.HOURS)
class SiegeIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration PROMPT = Duration.ofSeconds(1);
    private static final Duration SOON = Duration.ofSeconds(3);
    private static final Duration LASTS =
            Duration.ofMinutes(Long.getLong("siege.minutes", 0)).plusSeconds(15);

    @TempDir
    private Path folder;

    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private final int port = FreePort.next();
    private RealPostgres postgres;
    private FakeAlertmanager alertmanager;
    private Executable.Running sidecar;

    @BeforeEach
    void sidecarWatchesGoodAndBadServers() throws Exception {
        assumeTrue(System.getProperty("siege.minutes") != null, "a siege takes -Dsiege.minutes and a quiet machine");
        postgres = later(RealPostgres.start(RealPostgres.NEWEST));
        postgres.access("host all app 127.0.0.1/32 trust");
        postgres.execute("CREATE ROLE app LOGIN", "CREATE DATABASE shop OWNER app");
        alertmanager = later(FakeAlertmanager.start());
        Files.createDirectory(folder.resolve("history"));
        Map<String, String> environment = new HashMap<>(Map.of(
                "JAVA_TOOL_OPTIONS", "-Xmx64m -XX:+ExitOnOutOfMemoryError",
                "QUARKUS_HTTP_PORT", Integer.toString(port),
                "DATABASE_URL", "postgresql://app@127.0.0.1:" + postgres.port() + "/shop?sslmode=disable",
                "LIFEGUARD_HISTORY_DIR", folder.resolve("history").toString(),
                "LIFEGUARD_ALERTMANAGER_URLS", alertmanager.url()));
        environment.put("LIFEGUARD_TARGETS_SILENT_URL", url(later(Peer.thatStaysSilent())));
        environment.put("LIFEGUARD_TARGETS_RESETS_URL", url(later(Peer.thatResets())));
        environment.put("LIFEGUARD_TARGETS_GREETS_URL", url(later(Peer.thatGreets(new byte[64 * 1024]))));
        int number = 0;
        for (Flood flood : Flood.all().toList()) {
            environment.put("LIFEGUARD_TARGETS_FLOOD" + ++number + "_URL", url(later(flood.server())));
        }
        environment.put("LIFEGUARD_TARGETS_ITERATES_URL", url(later(Flood.ofIterations(100_000_000))));
        Executable lifeguard = later(new Executable(folder));
        sidecar = lifeguard.start(environment);
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> get("/api/v1/diagnosis/default").contains("\"healthy\""));
    }

    @AfterEach
    void tidy() throws Exception {
        while (!started.isEmpty()) {
            started.pop().close();
        }
    }

    @Test
    void healthIsAnsweredAndAnOutageIsToldWhateverOthersDoToThePort() throws Exception {
        SlowClients halfOpen = later(SlowClients.start(3_000, port, "GET / HTTP/1.1\r\nHost: x\r\nX-Slow: "));
        SlowClients bodies = later(
                SlowClients.start(
                        500,
                        port,
                        "POST /api/v1/explain HTTP/1.1\r\nHost: x\r\nContent-Type: text/plain\r\nContent-Length: 65536\r\n\r\n"));
        SlowClients streams = later(
                SlowClients.start(200, port, "GET /api/v1/events HTTP/1.1\r\nHost: x\r\n\r\nGET / HTTP/1.1\r\nX: "));
        EagerClients filters = later(EagerClients.start(2, port, SiegeIT::hostileFilter));
        EagerClients messages = later(EagerClients.start(1, port, SiegeIT::message));
        EagerClients diagnoses = later(EagerClients.start(
                2, port, n -> "POST /api/v1/diagnosis HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n"));
        HealthClient kubelet = later(HealthClient.start(port));

        Duration half = LASTS.dividedBy(2);
        kubelet.goesOnFor(half);
        long memory = memory();
        Duration told = outage();
        kubelet.goesOnFor(half);

        assertThat(sidecar.process().isAlive()).as("the process lives").isTrue();
        assertThat(kubelet.failures()).as("probes that failed").isEmpty();
        assertThat(kubelet.slowest())
                .as("the slowest of %d answers", kubelet.asked())
                .isLessThan(PROMPT);
        assertThat(told).as("from the outage to its alert").isLessThan(SOON);
        assertThat(memory()).as("resident memory in KB").isLessThan(memory * 5 / 4);
        assertThat(halfOpen.begun()).isGreaterThan(3_000);
        assertThat(bodies.begun()).isGreaterThan(500);
        assertThat(streams.begun()).isGreaterThan(200);
        assertThat(Math.min(filters.answered(), Math.min(messages.answered(), diagnoses.answered())))
                .isPositive();
        assertThat(sidecar.printed()).doesNotContain("\tat ", "OutOfMemory");
        System.out.printf(
                "MEASURED under siege: slowest health %d ms of %d, outage told after %d ms, %d connections%n",
                kubelet.slowest().toMillis(),
                kubelet.asked(),
                told.toMillis(),
                halfOpen.begun() + bodies.begun() + streams.begun());
    }

    private Duration outage() {
        long begin = System.nanoTime();
        postgres.kill();
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> alertmanager.taken("connection_refused").findAny().isPresent());
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    private static String hostileFilter(long number) {
        String nested = number % 2 == 0
                ? "receiver=" + encoded("(?:(?:){2000000000}){2000000000}")
                : "filter=" + encoded("severity=~\"(?:(?:a*)*)*" + "(x{1000}){1000}".repeat(10) + "b\"");
        return "GET /api/v2/alerts?" + nested + " HTTP/1.1\r\nHost: x\r\n\r\n";
    }

    private static String message(long number) {
        String body = "{\"version\":\"4\",\"groupKey\":\"" + number + "\",\"receiver\":\"r\",\"alerts\":[{\"status\":"
                + "\"firing\",\"labels\":{\"alertname\":\"A" + number + "\",\"target\":\"default\"}}]}";
        return "POST /api/v1/alertmanager HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: "
                + body.length() + "\r\n\r\n" + body;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Kilobytes; none where the system does not say. */
    private long memory() throws Exception {
        Path status = Path.of("/proc/" + sidecar.process().pid() + "/status");
        return Files.exists(status)
                ? Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("VmRSS:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                        .findFirst()
                        .orElse(1)
                : 1;
    }

    private static String url(Peer peer) {
        return "postgresql://app:x@127.0.0.1:" + peer.port() + "/shop";
    }

    private String get(String path) throws Exception {
        try (var in = URI.create("http://127.0.0.1:" + port + path).toURL().openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private <T extends AutoCloseable> T later(T resource) {
        started.push(resource);
        return resource;
    }
}
