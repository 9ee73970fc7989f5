package dev.lifeguard.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lifeguard.testing.Executable;
import dev.lifeguard.testing.FreePort;
import dev.lifeguard.testing.RealAlertmanager;
import dev.lifeguard.testing.RealPostgres;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged sidecar between a real PostgreSQL and a real Alertmanager. */
class AlertingIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** On a quiet machine it is a fifth of this and less. */
    private static final Duration SOON = Duration.ofSeconds(3);

    @TempDir
    private Path folder;

    private int port;
    private RealAlertmanager alertmanager;
    private RealPostgres postgres;
    private Executable lifeguard;

    @BeforeEach
    void allAreThere() throws Exception {
        port = FreePort.next();
        alertmanager = RealAlertmanager.start(folder, url() + "/api/v1/alertmanager");
        postgres = RealPostgres.start(RealPostgres.NEWEST);
        postgres.access("host all app 127.0.0.1/32 trust");
        postgres.execute("CREATE ROLE app LOGIN", "CREATE DATABASE shop OWNER app");
        lifeguard = new Executable(folder);
        Executable.Running running = lifeguard.start(Map.of(
                "QUARKUS_HTTP_PORT",
                Integer.toString(port),
                "DATABASE_URL",
                "postgresql://app@127.0.0.1:" + postgres.port() + "/shop?sslmode=disable",
                "LIFEGUARD_ALERTMANAGER_URLS",
                alertmanager.url(),
                "LIFEGUARD_ALERTMANAGER_LABELS_TEAM",
                "shop",
                "LIFEGUARD_HISTORY_STORE",
                "postgres",
                "LIFEGUARD_ALERTS_RESOLVE_AFTER",
                "1s"));
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> get("/api/v1/diagnosis/default").contains("healthy"));
    }

    @AfterEach
    void tidy() {
        if (lifeguard != null) {
            lifeguard.close();
        }
        if (postgres != null) {
            postgres.close();
        }
        if (alertmanager != null) {
            alertmanager.close();
        }
    }

    @Test
    void fromTheCauseToTheAlertAndBack() throws Exception {
        postgres.access();
        Duration fired = took(this::turnAwayTheApplication, () -> firing("no_pg_hba_entry"));
        JsonObject there = alertmanager.alerts("cause", "no_pg_hba_entry").get(0);
        JsonObject here = (JsonObject) new JsonArray(RealAlertmanager.amtool(
                        url(), "alert", "query", "-o", "json", "severity=critical", "team=~sh.*"))
                .getValue(0);
        assertThat(here.getString("fingerprint")).isEqualTo(there.getString("fingerprint"));
        assertThat(here.getJsonObject("labels")).isEqualTo(there.getJsonObject("labels"));
        assertThat(here.getString("startsAt")).isEqualTo(there.getString("startsAt"));
        assertThat(fired).isLessThan(SOON);

        postgres.access("host all app 127.0.0.1/32 trust");

        await().atMost(PATIENCE).until(() -> !firing("no_pg_hba_entry"));
        assertThat(RealAlertmanager.amtool(url(), "alert", "query", "-o", "json"))
                .isEqualTo("[]\n");
        await().atMost(PATIENCE).until(() -> get("/api/v1/incidents").contains("\"resolvedAt\":\"2"));
        // Alertmanager told us of our own alert, which is no reason to look into it.
        assertThat(get("/api/v1/incidents")).contains("\"webhooks\":[]");
        await().atMost(PATIENCE)
                .until(() -> stored("SELECT cause || ' ' || (until IS NOT NULL) FROM lifeguard.incident")
                        .equals("no_pg_hba_entry true"));
        System.out.println("MEASURED cause to alert in Alertmanager: " + fired.toMillis() + " ms");
    }

    @Test
    void aCrashIsAnAlertWithItsCause() throws Exception {
        Duration fired = took(
                postgres::kill,
                () -> !alertmanager.alerts("severity", "critical").isEmpty());

        assertThat(fired).isLessThan(SOON);
        await().atMost(PATIENCE).until(() -> firing("connection_refused"));
        System.out.println("MEASURED crash to alert in Alertmanager: " + fired.toMillis() + " ms");
    }

    @Test
    void anAlertOfOthersIsADiagnosisAtOnce() throws Exception {
        RealAlertmanager.amtool(alertmanager.url(), "alert", "add", "alertname=AppErrors", "target=default");

        Duration diagnosed =
                took(() -> {}, () -> unchecked(() -> get("/api/v1/incidents").contains("\"diagnosis\"")));

        assertThat(diagnosed).isLessThan(SOON);
        assertThat(get("/api/v1/incidents"))
                .contains("Alertmanager reported AppErrors; every probe found the target well", "\"cause\":null");
        System.out.println("MEASURED alert of others to diagnosis: " + diagnosed.toMillis() + " ms");
    }

    @Test
    void whatHappenedWhileAlertmanagerWasAwayIsToldWhenItIsBack() throws Exception {
        alertmanager.kill();
        postgres.kill();
        await().atMost(PATIENCE)
                .until(() -> get("/metrics").contains("lifeguard_alerts_sent_total{outcome=\"failed\""));

        alertmanager.start();

        await().atMost(PATIENCE).until(() -> firing("connection_refused"));
    }

    private void turnAwayTheApplication() {
        postgres.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'app'");
    }

    private boolean firing(String cause) {
        return !alertmanager.alerts("cause", cause).isEmpty();
    }

    private static Duration took(Runnable event, BooleanSupplier seen) {
        event.run();
        long begin = System.nanoTime();
        await().atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(10))
                .until(seen::getAsBoolean);
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    private interface Question {
        boolean ask() throws IOException;
    }

    private static boolean unchecked(Question question) {
        try {
            return question.ask();
        } catch (IOException away) {
            return false;
        }
    }

    private String stored(String sql) {
        try (var admin = postgres.connect("postgres", "shop", "");
                var statement = admin.createStatement();
                var rows = statement.executeQuery(sql)) {
            return rows.next() ? String.valueOf(rows.getString(1)) : "";
        } catch (java.sql.SQLException notYet) {
            return "";
        }
    }

    private String get(String path) throws IOException {
        try (InputStream in = URI.create(url() + path).toURL().openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private String url() {
        return "http://127.0.0.1:" + port;
    }
}
