package dev.lifeguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeguard.testing.Executable;
import dev.lifeguard.testing.FreePort;
import dev.lifeguard.testing.RealPostgres;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A password is planted in every form a URL takes, right and wrong, and looked for in everything the sidecar puts out. */
@Order(7)
class NoSecretIT {
    /** Its pieces are words of their own, so that half of it cannot hide. */
    private static final String RAW = "Zq9XvW/mK7@tr#Ub4?Lp%2Hd:Rw";

    private static final List<String> PIECES = List.of("Zq9XvW", "mK7", "Ub4", "Lp%2", "2Hd", "Hd:Rw", "Zq9PlainR");
    private static final String PLAIN = "Zq9PlainRw";

    private static final List<String> PATHS = List.of(
            "/",
            "/metrics",
            "/health",
            "/health/live",
            "/health/ready",
            "/health/started",
            "/api/v1/diagnosis",
            "/api/v1/diagnosis/encoded",
            "/api/v1/causes",
            "/runbooks/bad_database_url",
            "/nothing");

    private static RealPostgres postgres;

    @TempDir
    private Path folder;

    private Executable lifeguard;

    @BeforeAll
    static void database() {
        postgres = RealPostgres.start(RealPostgres.NEWEST);
        postgres.execute(
                "CREATE ROLE app LOGIN PASSWORD '" + RAW + "'",
                "CREATE ROLE plain LOGIN PASSWORD '" + PLAIN + "'",
                "CREATE DATABASE shop");
        postgres.access("host all all 127.0.0.1/32 scram-sha-256");
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    @BeforeEach
    void prepare() {
        lifeguard = new Executable(folder);
    }

    @AfterEach
    void tidy() {
        lifeguard.close();
    }

    private static Map<String, String> urls() {
        String at = "@127.0.0.1:" + postgres.port() + "/shop";
        String encoded = URLEncoder.encode(RAW, StandardCharsets.UTF_8);
        Map<String, String> urls = new LinkedHashMap<>();
        urls.put("raw", "postgresql://app:" + RAW + at);
        urls.put("raw-asyncpg", "postgresql+asyncpg://app:" + RAW + at + "?sslmode=disable");
        urls.put("encoded", "postgresql+psycopg://app:" + encoded + at);
        urls.put("plain", "postgres://plain:" + PLAIN + at);
        urls.put("jdbc", jdbc() + "?user=app&password=" + encoded);
        urls.put("jdbc-raw", jdbc() + "?user=app&password=" + RAW);
        urls.put("jdbc-userinfo", "jdbc:postgresql://app:" + RAW + at);
        urls.put("keywords", "host=127.0.0.1 port=" + postgres.port() + " dbname=shop user=app password='" + RAW + "'");
        urls.put("keywords-broken", "host=127.0.0.1 user=app password=" + PLAIN + " extra' dbname=shop");
        urls.put("query", "postgresql://127.0.0.1:" + postgres.port() + "/shop?user=plain&password=" + PLAIN);
        urls.put("ssl-password", "postgresql://plain:x" + at + "?sslpassword=" + PLAIN + "&sslkey=/k&sslcert=/c");
        urls.put("wrong-port", "postgresql://app:" + encoded + "@127.0.0.1:" + FreePort.next() + "/shop");
        urls.put("no-port", "postgresql://plain:" + PLAIN + "@127.0.0.1:seven/shop");
        urls.put("no-host", "postgresql://app:" + RAW + "@/shop");
        urls.put("wrong-password", "postgresql://plain:" + PLAIN + "x" + at);
        urls.put("unknown-host", "postgresql://plain:" + PLAIN + "@" + "database.invalid/shop");
        urls.put("malformed", "postgresql:/app:" + RAW + at);
        urls.put("other", "mysql://app:" + RAW + at);
        return urls;
    }

    private static String jdbc() {
        return "jdbc:postgresql://127.0.0.1:" + postgres.port() + "/shop";
    }

    private static Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        urls().forEach((name, url) -> environment.put(
                "LIFEGUARD_TARGETS_" + name.toUpperCase(Locale.ROOT).replace('-', '_') + "_URL", url));
        return environment;
    }

    @Test
    void theSidecarTellsNobody() throws Exception {
        Map<String, String> environment = environment();
        environment.put("QUARKUS_LOG_LEVEL", "DEBUG");
        ServingSidecar sidecar = ServingSidecar.start(lifeguard, environment);
        sidecar.until("raw", "healthy");
        sidecar.until("encoded", "healthy");
        sidecar.until("jdbc", "healthy");
        sidecar.until("keywords", "healthy");
        sidecar.until("query", "healthy");
        sidecar.until("wrong-password", "down auth_failed");
        sidecar.until("no-port", "down bad_database_url");

        List<String> seen = new ArrayList<>();
        for (String path : PATHS) {
            for (String accept : List.of("*/*", "text/html", "application/openmetrics-text", "image/png")) {
                seen.add(sidecar.ask("GET", path, accept));
            }
        }
        seen.add(sidecar.ask("POST", "/api/v1/diagnosis", "*/*"));
        sidecar.process().destroy();
        Executable.Ended ended = sidecar.running().end();
        seen.add(ended.out());
        seen.add(ended.err());

        assertThat(String.join("\n", seen)).contains("bad_database_url").satisfies(NoSecretIT::keepsItToItself);
    }

    @Test
    void aCheckTellsNobody() throws Exception {
        for (String format : List.of("table", "json")) {
            Executable.Ended ended = lifeguard.run(environment(), "check", "-o", format);

            assertThat(ended.out()).contains("auth_failed", "bad_database_url");
            keepsItToItself(ended.out() + ended.err());
        }
    }

    @Test
    void aUrlAmongTheArgumentsIsNotRepeated() throws Exception {
        for (String name : List.of("raw", "malformed", "no-port")) {
            String url = urls().getOrDefault(name, "");
            for (String[] arguments : new String[][] {
                {"check", "--url", url},
                {"check", "--url=" + url, "--wrong"},
                {"check", url},
                {url},
                {"wait", "--for", url}
            }) {
                Executable.Ended ended = lifeguard.run(Map.of(), arguments);

                keepsItToItself(ended.out() + ended.err());
            }
        }
    }

    private static void keepsItToItself(String text) {
        for (String piece : PIECES) {
            assertThat(text).doesNotContain(piece).doesNotContain(URLEncoder.encode(piece, StandardCharsets.UTF_8));
        }
        for (String whole : List.of(RAW, PLAIN)) {
            assertThat(text).doesNotContain(Base64.getEncoder().encodeToString(whole.getBytes(StandardCharsets.UTF_8)));
        }
    }
}
