package dev.lifeguard.alert.delivery;

import static dev.lifeguard.alert.delivery.AlertDelivery.alert;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lifeguard.alert.Delivery;
import dev.lifeguard.alert.Transition;
import dev.lifeguard.finding.Cause;
import dev.lifeguard.testing.FakeAlertmanager;
import dev.lifeguard.testing.FreePort;
import dev.lifeguard.testing.Peer;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Alertmanagers that take what they are told, refuse it, are away or answer strangely. */
@Execution(ExecutionMode.CONCURRENT)
class AlertmanagersTest {
    private final AlertDelivery delivery = new AlertDelivery();

    @AfterEach
    void close() {
        delivery.close();
    }

    @Test
    void everyInstanceIsToldTheSameWhole() {
        try (FakeAlertmanager one = FakeAlertmanager.start();
                FakeAlertmanager other = FakeAlertmanager.start()) {
            Alertmanagers all = delivery.telling(one.url(), other.url() + "/prefix/");

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
            Alertmanagers all = delivery.telling(alertmanager.url());

            all.greet();

            await().until(() -> alertmanager.requests() == 1);
            all.transitioned(new Transition.Fired(alert(Cause.CONNECTION_REFUSED)));
            await().until(() -> delivery.outcomes().getOrDefault(Delivery.SENT, 0) == 1);
            assertThat(alertmanager.taken("connection_refused")).hasSize(1);
        }
    }

    @Test
    void oneThatIsAwayHearsAllThatMattersWhenItIsBackAndHoldsUpNobody() throws Exception {
        int port = FreePort.next();
        try (FakeAlertmanager there = FakeAlertmanager.start()) {
            Alertmanagers all = delivery.telling("http://127.0.0.1:" + port, there.url());
            all.transitioned(new Transition.Fired(alert(Cause.CONNECTION_REFUSED)));
            all.transitioned(new Transition.Fired(alert(Cause.DNS_FAILURE)));
            all.transitioned(new Transition.Resolved(alert(Cause.DNS_FAILURE), AlertDelivery.START.plusSeconds(3)));
            await().until(() -> there.taken("dns_failure")
                    .anyMatch(each -> each.getString("endsAt").equals("2026-11-22T10:00:03Z")));
            await().until(() -> delivery.outcomes().getOrDefault(Delivery.FAILED, 0) > 2);

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
            Alertmanagers all = delivery.telling(alertmanager.url());

            all.transitioned(new Transition.Fired(alert(Cause.CONNECTION_REFUSED)));

            await().until(() -> delivery.outcomes().getOrDefault(Delivery.REJECTED, 0) == 1);
            alertmanager.answerWith(200);
            all.transitioned(new Transition.Fired(alert(Cause.DNS_FAILURE)));
            await().until(() -> alertmanager.taken("dns_failure").count() == 1);
            assertThat(alertmanager.requests()).isEqualTo(2);
        }
    }

    @Test
    void whatIsResolvedIsRepeated() {
        try (FakeAlertmanager alertmanager = FakeAlertmanager.start()) {
            Alertmanagers all = delivery.telling(alertmanager.url());
            Instant ended = Instant.now();

            all.transitioned(new Transition.Resolved(alert(Cause.CONNECTION_REFUSED), ended));
            await().until(() -> delivery.outcomes().getOrDefault(Delivery.SENT, 0) == 1);
            delivery.later(() -> all.reminded(List.of()));

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
            Alertmanagers all = delivery.telling(alertmanager.url());
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
    void aPageInTheAnswersPlaceIsNoAnswer() throws Exception {
        try (Peer login = Peer.that((socket, in, out) -> {
            in.read(new byte[65_536]);
            out.write(("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 20\r\n\r\n<html>sign in</html>")
                    .getBytes(StandardCharsets.US_ASCII));
            out.flush();
        })) {
            delivery.telling("http://127.0.0.1:" + login.port())
                    .transitioned(new Transition.Fired(alert(Cause.CONNECTION_REFUSED)));

            await().until(() -> delivery.outcomes().containsKey(Delivery.FAILED));
            assertThat(delivery.outcomes()).doesNotContainKey(Delivery.SENT);
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
            delivery.telling("http://127.0.0.1:" + slow.port())
                    .transitioned(new Transition.Fired(alert(Cause.CONNECTION_REFUSED)));

            await().atMost(Duration.ofSeconds(30))
                    .until(() -> delivery.outcomes().containsKey(Delivery.FAILED));
            assertThat(delivery.outcomes()).doesNotContainKey(Delivery.SENT);
        }
    }

    @Test
    void oneThatNeverAnswersIsGivenUpAndTriedAgain() throws Exception {
        try (Peer silent = Peer.thatStaysSilent()) {
            Alertmanagers all = delivery.telling("http://127.0.0.1:" + silent.port());

            all.transitioned(new Transition.Fired(alert(Cause.CONNECTION_REFUSED)));

            await().atMost(Duration.ofSeconds(15)).until(() -> silent.accepted() >= 2);
            assertThat(delivery.outcomes()).containsKey(Delivery.FAILED);
        }
    }
}
