package dev.lifeguard.probe.path;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lifeguard.database.Endpoint;
import dev.lifeguard.database.SslMode;
import dev.lifeguard.finding.Cause;
import dev.lifeguard.observation.PathFailure;
import dev.lifeguard.observation.PathObservation;
import dev.lifeguard.testing.ForeignPostgres;
import dev.lifeguard.testing.Named;
import dev.lifeguard.testing.Program;
import dev.lifeguard.testing.Urls;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real servers that refuse in German and in Japanese. */
@Execution(ExecutionMode.CONCURRENT)
@Order(9)
class ForeignServerTest {
    @TempDir
    private Path directory;

    private ForeignPostgres postgres;

    @AfterEach
    void stop() throws InterruptedException {
        if (postgres != null) {
            postgres.close();
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"de_DE, existiert nicht", "ja_JP, 存在しません"})
    void aRefusalIsUnderstoodWhateverItsLanguage(String language, String absent) throws Exception {
        Optional<Path> programs = ForeignPostgres.installed();
        assumeTrue(
                programs.isPresent(), "skipped: no PostgreSQL with translations is installed in /usr/lib/postgresql");
        assumeTrue(
                Program.find("localedef").isPresent() && Files.exists(Path.of("/usr/share/i18n/locales", language)),
                "skipped: the locale " + language + " cannot be made here");
        postgres = ForeignPostgres.start(
                programs.get(),
                directory,
                language,
                "host shop,booth,absent all 127.0.0.1/32 scram-sha-256",
                "host open all 127.0.0.1/32 trust",
                "host asked all 127.0.0.1/32 ident");
        prepare();
        PathObservation nowhere = look("app", Urls.PASSWORD, "absent");
        assertThat(said(nowhere)).as("translated").contains(absent);
        assertThat(Named.causes(nowhere)).containsExactly(Cause.UNKNOWN_DATABASE);
        refusesTheLogin();
        refusesForWantOfRoom();
        isStopped();
    }

    private void prepare() throws Exception {
        postgres.execute(
                "CREATE ROLE app LOGIN PASSWORD '" + Urls.PASSWORD + "'",
                "CREATE ROLE single LOGIN PASSWORD '" + Urls.PASSWORD + "' CONNECTION LIMIT 1",
                "CREATE ROLE clerk NOLOGIN",
                "CREATE DATABASE shop",
                "CREATE DATABASE open",
                "CREATE DATABASE asked",
                "CREATE DATABASE vault",
                "CREATE DATABASE booth CONNECTION LIMIT 1");
    }

    private void refusesTheLogin() {
        assertThat(causes("app", Urls.PASSWORD, "shop")).isEmpty();
        assertThat(causes("app", "wrong", "shop")).containsExactly(Cause.AUTH_FAILED);
        assertThat(causes("app", "", "shop")).containsExactly(Cause.MISSING_PASSWORD);
        assertThat(causes("app", Urls.PASSWORD, "vault")).containsExactly(Cause.NO_PG_HBA_ENTRY);
        assertThat(causes("nobody", "", "open")).containsExactly(Cause.UNKNOWN_ROLE);
        assertThat(causes("clerk", "", "open")).containsExactly(Cause.UNKNOWN_ROLE);
        assertThat(causes("app", Urls.PASSWORD, "asked")).containsExactly(Cause.AUTH_METHOD_MISMATCH);
    }

    private void refusesForWantOfRoom() throws Exception {
        List<Connection> held = new ArrayList<>();
        try {
            enter(held, "single", "shop");
            comesTo("single", "shop", Cause.ROLE_CONNECTION_LIMIT);
            enter(held, "app", "booth");
            comesTo("app", "booth", Cause.DATABASE_CONNECTION_LIMIT);
            enter(held, "app", "shop");
            enter(held, "app", "shop");
            comesTo("app", "shop", Cause.RESERVED_SLOTS);
            enter(held, "postgres", "postgres");
            enter(held, "postgres", "postgres");
            comesTo("app", "shop", Cause.TOO_MANY_CLIENTS);
        } finally {
            for (Connection each : held) {
                each.close();
            }
        }
    }

    /** Sessions of before take their time to be gone. */
    private void enter(List<Connection> held, String user, String database) {
        await().atMost(20, SECONDS).ignoreExceptions().until(() -> held.add(postgres.connect(user, database)));
    }

    private void comesTo(String user, String database, Cause cause) {
        await().atMost(20, SECONDS)
                .untilAsserted(
                        () -> assertThat(causes(user, Urls.PASSWORD, database)).containsExactly(cause));
    }

    private void isStopped() throws Exception {
        await().atMost(20, SECONDS).ignoreExceptions().until(() -> {
            postgres.connect("postgres", "postgres").close();
            return causes("app", Urls.PASSWORD, "shop").isEmpty();
        });
        try (Connection last = postgres.connect("postgres", "postgres")) {
            postgres.stopWhenIdle();
            await().atMost(20, SECONDS)
                    .untilAsserted(() -> assertThat(causes("app", Urls.PASSWORD, "shop"))
                            .containsExactly(Cause.SERVER_SHUTTING_DOWN));
            assertThat(last.isValid(5)).isTrue();
        }
    }

    private static String said(PathObservation seen) {
        return ((PathFailure.ServerSaid) seen.failure().orElseThrow()).error().message();
    }

    private List<Cause> causes(String user, String password, String database) {
        return Named.causes(look(user, password, database));
    }

    private PathObservation look(String user, String password, String database) {
        return PathRounds.once(
                Urls.url(SslMode.DISABLE, user, password, database, new Endpoint("127.0.0.1", postgres.port())));
    }
}
