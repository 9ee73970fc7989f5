package dev.lifeguard.alert.delivery;

import static dev.lifeguard.alert.delivery.AlertDelivery.alert;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lifeguard.alert.Delivery;
import dev.lifeguard.alert.Transition;
import dev.lifeguard.database.Secret;
import dev.lifeguard.finding.Cause;
import dev.lifeguard.testing.Certificates;
import dev.lifeguard.testing.FakeAlertmanager;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What we prove to an Alertmanager, and it to us. */
@Execution(ExecutionMode.CONCURRENT)
class AlertmanagerAccessTest {
    private final AlertDelivery delivery = new AlertDelivery();

    @AfterEach
    void close() {
        delivery.close();
    }

    @Test
    void aTokenIsReadAnewForEachRequest() {
        Random tokens = new Random(1);
        try (FakeAlertmanager alertmanager = FakeAlertmanager.start()) {
            Alertmanagers all = delivery.telling(new AlertmanagerAccess(
                    List.of(URI.create(alertmanager.url())),
                    Optional.of(() -> Optional.of(Secret.of("t" + tokens.nextInt(1_000_000)))),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty()));

            all.transitioned(new Transition.Fired(alert(Cause.CONNECTION_REFUSED)));
            await().until(() -> delivery.outcomes().getOrDefault(Delivery.SENT, 0) == 1);
            delivery.later(() -> all.reminded(List.of(alert(Cause.CONNECTION_REFUSED))));
            await().until(() -> alertmanager.requests() == 2);

            assertThat(alertmanager.authorizations())
                    .allMatch(each -> each.startsWith("Bearer t"))
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void userAndPasswordAreSentAsBasicAuthentication() {
        try (FakeAlertmanager alertmanager = FakeAlertmanager.start()) {
            Alertmanagers all = delivery.telling(new AlertmanagerAccess(
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
    void anAuthorityOfOnesOwnIsTrustedWhereItIsNamedAndOnlyThere(@TempDir Path folder) throws Exception {
        Certificates authority = Certificates.authority(folder, "ours");
        Certificates.Issued issued = authority.issue("alertmanager", -1, 1, "localhost");
        AtomicInteger requests = new AtomicInteger();
        HttpServer server = delivery.vertx()
                .createHttpServer(new HttpServerOptions()
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

        delivery.telling(new AlertmanagerAccess(
                        urls, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()))
                .transitioned(new Transition.Fired(alert(Cause.CONNECTION_REFUSED)));
        await().until(() -> delivery.outcomes().containsKey(Delivery.FAILED));
        assertThat(requests).hasValue(0);
        delivery.telling(new AlertmanagerAccess(
                        urls,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(authority.authorityFile().toString())))
                .transitioned(new Transition.Fired(alert(Cause.CONNECTION_REFUSED)));

        await().until(() -> delivery.outcomes().containsKey(Delivery.SENT));
        assertThat(requests).hasValue(1);
        server.close();
    }
}
