package dev.lifeguard.alert.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lifeguard.alert.Alert;
import dev.lifeguard.alert.AlertKey;
import dev.lifeguard.alert.Annotations;
import dev.lifeguard.alert.Delivery;
import dev.lifeguard.alert.Labels;
import dev.lifeguard.alert.Transition;
import dev.lifeguard.database.Secret;
import dev.lifeguard.finding.Cause;
import dev.lifeguard.finding.Evidence;
import dev.lifeguard.finding.Finding;
import dev.lifeguard.finding.Place;
import dev.lifeguard.finding.Wordings;
import dev.lifeguard.testing.Certificates;
import dev.lifeguard.testing.FakeAlertmanager;
import dev.lifeguard.testing.FreePort;
import dev.lifeguard.testing.Peer;
import dev.lifeguard.wiring.VertxScheduler;
import dev.lifeguard.wiring.VertxTime;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.PemKeyCertOptions;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class AlertmanagersTest {
    private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");
    private static final Duration LIFETIME = Duration.ofMinutes(2);
    private static Vertx vertx;

    private final Map<Delivery, Integer> outcomes = new ConcurrentHashMap<>();
    private final List<Alertmanagers> opened = new ArrayList<>();

    @BeforeAll
    static void start() {
        vertx = Vertx.vertx();
    }

    @AfterAll
    static void stop() {
        vertx.close();
    }

    @AfterEach
    void close() {
        opened.forEach(Alertmanagers::close);
    }

    @Test
    void everyInstanceIsToldTheSameWhole() {
        try (FakeAlertmanager one = FakeAlertmanager.start();
                FakeAlertmanager other = FakeAlertmanager.start()) {
            Alertmanagers all = telling(one.url(), other.url() + "/prefix/");

            all.transitioned(new Transition.Fired(alert(Cause.CONNECTION_REFUSED)));

            await().until(() -> one.taken("connection_refused").count() == 1
                    && other.taken("connection_refused").count() == 1);
            JsonObject told = one.taken("connection_refused").findFirst().orElseThrow();
            assertThat(told.getJsonObject("labels").getMap())
                    .isEqualTo(Map.of(
                            "alertname", "LifeguardConnectionRefused",
                            "cause", "connection_refused",
                            "severity", "critical",
                            "scope", "server",
                            "target", "default",
                            "team", "shop"));
            assertThat(told.getJsonObject("annotations").getMap())
                    .containsEntry("description", "endpoint: db:5432")
                    .containsEntry("runbook_url", "http://lifeguard/runbooks/connection_refused")
                    .containsKeys("summary", "fix");
            assertThat(told.getString("startsAt")).isEqualTo("2026-11-22T10:00:00Z");
            assertThat(Instant.parse(told.getString("endsAt")))
                    .isAfter(Instant.now().plusSeconds(100));
        }
    }

    @Test
    void aGreetingTellsNothingAndCountsForNothing() {
        try (FakeAlertmanager alertmanager = FakeAlertmanager.start()) {
            Alertmanagers all = telling(alertmanager.url());

            all.greet();

            await().until(() -> alertmanager.requests() == 1);
            all.transitioned(new Transition.Fired(alert(Cause.CONNECTION_REFUSED)));
            await().until(() -> outcomes.getOrDefault(Delivery.SENT, 0) == 1);
            assertThat(alertmanager.taken("connection_refused")).hasSize(1);
        }
    }

    @Test
    void oneThatIsAwayHearsAllThatMattersWhenItIsBackAndHoldsUpNobody() throws Exception {
        int port = FreePort.next();
        try (FakeAlertmanager there = FakeAlertmanager.start()) {
            Alertmanagers all = telling("http://127.0.0.1:" + port, there.url());
            all.transitioned(new Transition.Fired(alert(Cause.CONNECTION_REFUSED)));
            all.transitioned(new Transition.Fired(alert(Cause.DNS_FAILURE)));
            all.transitioned(new Transition.Resolved(alert(Cause.DNS_FAILURE), START.plusSeconds(3)));
            await().until(() -> there.taken("dns_failure")
                    .anyMatch(each -> each.getString("endsAt").equals("2026-11-22T10:00:03Z")));
            await().until(() -> outcomes.getOrDefault(Delivery.FAILED, 0) > 2);

            try (FakeAlertmanager back = FakeAlertmanager.startAt(port)) {
                await().until(() -> back.taken("connection_refused").count() == 1);
                assertThat(back.taken("dns_failure"))
                        .singleElement()
                        .returns("2026-11-22T10:00:03Z", each -> each.getString("endsAt"));
            }
        }
    }

    @Test
    void whatIsRefusedForGoodIsNotTriedForEver() {
        try (FakeAlertmanager alertmanager = FakeAlertmanager.start()) {
            alertmanager.answerWith(400);
            Alertmanagers all = telling(alertmanager.url());

            all.transitioned(new Transition.Fired(alert(Cause.CONNECTION_REFUSED)));

            await().until(() -> outcomes.getOrDefault(Delivery.REJECTED, 0) == 1);
            alertmanager.answerWith(200);
            all.transitioned(new Transition.Fired(alert(Cause.DNS_FAILURE)));
            await().until(() -> alertmanager.taken("dns_failure").count() == 1);
            assertThat(alertmanager.requests()).isEqualTo(2);
        }
    }

    @Test
    void whatIsResolvedIsRepeated() {
        try (FakeAlertmanager alertmanager = FakeAlertmanager.start()) {
            Alertmanagers all = telling(alertmanager.url());
            Instant ended = Instant.now();

            all.transitioned(new Transition.Resolved(alert(Cause.CONNECTION_REFUSED), ended));
            await().until(() -> alertmanager.taken("connection_refused").count() == 1);
            all.reminded(List.of());

            await().until(() -> alertmanager.taken("connection_refused").count() == 2);
            assertThat(alertmanager
                            .taken("connection_refused")
                            .map(each -> each.getString("endsAt"))
                            .distinct())
                    .hasSize(1);
        }
    }

    @Test
    void whatFiresAgainIsNoLongerToldAsResolved() {
        try (FakeAlertmanager alertmanager = FakeAlertmanager.start()) {
            Alertmanagers all = telling(alertmanager.url());
            all.transitioned(new Transition.Resolved(alert(Cause.CONNECTION_REFUSED), Instant.now()));
            await().until(() -> alertmanager.taken("connection_refused").count() == 1);

            all.transitioned(new Transition.Fired(alert(Cause.CONNECTION_REFUSED)));
            all.reminded(List.of(alert(Cause.CONNECTION_REFUSED)));

            await().until(() -> alertmanager.taken("connection_refused").count() >= 2);
            assertThat(alertmanager.taken("connection_refused").skip(1))
                    .allMatch(each -> Instant.parse(each.getString("endsAt")).isAfter(Instant.now()));
        }
    }

    @Test
    void aTokenIsReadAnewForEachRequest() {
        Random tokens = new Random(1);
        try (FakeAlertmanager alertmanager = FakeAlertmanager.start()) {
            Alertmanagers all = telling(new AlertmanagerAccess(
                    List.of(URI.create(alertmanager.url())),
                    Optional.of(() -> Optional.of(Secret.of("t" + tokens.nextInt(1_000_000)))),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty()));

            all.transitioned(new Transition.Fired(alert(Cause.CONNECTION_REFUSED)));
            await().until(() -> alertmanager.requests() == 1);
            all.reminded(List.of(alert(Cause.CONNECTION_REFUSED)));
            await().until(() -> alertmanager.requests() == 2);

            assertThat(alertmanager.authorizations())
                    .allMatch(each -> each.startsWith("Bearer t"))
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void userAndPasswordAreSentAsBasicAuthentication() {
        try (FakeAlertmanager alertmanager = FakeAlertmanager.start()) {
            Alertmanagers all = telling(new AlertmanagerAccess(
                    List.of(URI.create(alertmanager.url())),
                    Optional.empty(),
                    Optional.of("ann"),
                    Optional.of(() -> Optional.of(Secret.of("pä:ss"))),
                    Optional.empty()));

            all.transitioned(new Transition.Fired(alert(Cause.CONNECTION_REFUSED)));

            await().until(() -> alertmanager.requests() == 1);
            assertThat(alertmanager.authorizations()).containsExactly("Basic YW5uOnDDpDpzcw==");
        }
    }

    @Test
    void aPageInTheAnswersPlaceIsNoAnswer() throws Exception {
        try (Peer login = Peer.that((socket, in, out) -> {
            in.read(new byte[65_536]);
            out.write(("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 20\r\n\r\n<html>sign in</html>")
                    .getBytes(StandardCharsets.US_ASCII));
            out.flush();
        })) {
            telling("http://127.0.0.1:" + login.port())
                    .transitioned(new Transition.Fired(alert(Cause.CONNECTION_REFUSED)));

            await().until(() -> outcomes.containsKey(Delivery.FAILED));
            assertThat(outcomes).doesNotContainKey(Delivery.SENT);
        }
    }

    @Test
    void anAnswerThatDripsIsGivenUp() throws Exception {
        try (Peer slow = Peer.that((socket, in, out) -> {
            in.read(new byte[65_536]);
            out.write("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; i < 1_000; i++) {
                out.write('x');
                out.flush();
                LockSupport.parkNanos(500_000_000);
            }
        })) {
            telling("http://127.0.0.1:" + slow.port())
                    .transitioned(new Transition.Fired(alert(Cause.CONNECTION_REFUSED)));

            await().atMost(Duration.ofSeconds(30)).until(() -> outcomes.containsKey(Delivery.FAILED));
            assertThat(outcomes).doesNotContainKey(Delivery.SENT);
        }
    }

    @Test
    void oneThatNeverAnswersIsGivenUpAndTriedAgain() throws Exception {
        try (Peer silent = Peer.thatStaysSilent()) {
            Alertmanagers all = telling("http://127.0.0.1:" + silent.port());

            all.transitioned(new Transition.Fired(alert(Cause.CONNECTION_REFUSED)));

            await().atMost(Duration.ofSeconds(15)).until(() -> silent.accepted() >= 2);
            assertThat(outcomes).containsKey(Delivery.FAILED);
        }
    }

    @Test
    void anAuthorityOfOnesOwnIsTrustedWhereItIsNamedAndOnlyThere(@TempDir Path folder) throws Exception {
        Certificates authority = Certificates.authority(folder, "ours");
        Certificates.Issued issued = authority.issue("alertmanager", -1, 1, "localhost");
        AtomicInteger requests = new AtomicInteger();
        HttpServer server = vertx.createHttpServer(new HttpServerOptions()
                        .setSsl(true)
                        .setKeyCertOptions(new PemKeyCertOptions()
                                .setCertPath(issued.certificate().toString())
                                .setKeyPath(issued.key().toString())))
                .requestHandler(request -> {
                    requests.incrementAndGet();
                    request.response().end();
                })
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get();
        List<URI> urls = List.of(URI.create("https://localhost:" + server.actualPort()));

        telling(new AlertmanagerAccess(urls, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()))
                .transitioned(new Transition.Fired(alert(Cause.CONNECTION_REFUSED)));
        await().until(() -> outcomes.containsKey(Delivery.FAILED));
        assertThat(requests).hasValue(0);
        telling(new AlertmanagerAccess(
                        urls,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(authority.authorityFile().toString())))
                .transitioned(new Transition.Fired(alert(Cause.CONNECTION_REFUSED)));

        await().until(() -> outcomes.containsKey(Delivery.SENT));
        assertThat(requests).hasValue(1);
        server.close();
    }

    private Alertmanagers telling(String... urls) {
        return telling(new AlertmanagerAccess(
                List.of(urls).stream().map(URI::create).toList(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
    }

    private Alertmanagers telling(AlertmanagerAccess access) {
        AlertJson json = new AlertJson(
                new Labels(Map.of("team", "shop")),
                new Annotations(Wordings.onClassPath(Place.POD), "http://lifeguard"),
                LIFETIME);
        Alertmanagers all = Alertmanagers.of(
                access,
                json,
                vertx,
                new VertxScheduler(vertx, new VertxTime(vertx)),
                new Random(1),
                (outcome, alerts) -> outcomes.merge(outcome, alerts, Integer::sum));
        opened.add(all);
        return all;
    }

    private static Alert alert(Cause cause) {
        return new Alert(
                new AlertKey("default", cause),
                new Finding(cause, Evidence.of("endpoint", "db:5432"), Optional.empty()),
                START,
                START,
                Optional.empty(),
                Optional.empty());
    }
}
