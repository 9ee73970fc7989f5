package dev.lifeguard.probe.path;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeguard.database.DatabaseUrl;
import dev.lifeguard.database.Target;
import dev.lifeguard.database.Targets;
import dev.lifeguard.database.UrlEnvironment;
import dev.lifeguard.finding.Cause;
import dev.lifeguard.observation.PathObservation;
import dev.lifeguard.testing.Named;
import dev.lifeguard.testing.RealPostgres;
import dev.lifeguard.testing.Urls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** URLs as people have them, followed to a real server: what their own driver would come to is what is found. */
class UrlCausesTest {
    private static RealPostgres postgres;

    @BeforeAll
    static void start() {
        postgres = RealPostgres.ofShop(RealPostgres.NEWEST);
        postgres.access("host all all 127.0.0.1/32 scram-sha-256", "local all all scram-sha-256");
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ecto://app:{P}@127.0.0.1:{N}/shop",
                "psql://app:{P}@127.0.0.1:{N}/shop",
                "cockroachdb://app:{P}@127.0.0.1:{N}/shop",
                "postgis://app:{P}@127.0.0.1:{N}/shop",
                "jdbc:aws-wrapper:postgresql://127.0.0.1:{N}/shop?user=app&password={P}",
                "jdbc:p6spy:postgresql://127.0.0.1:{N}/shop?user=app&password={P}",
                "jdbc:otel:postgresql://127.0.0.1:{N}/shop?user=app&password={P}",
                "postgresql://app:{P}@/shop?host={D}&port={N}",
                "postgresql://app:{P}@127.0.0.1:{N}/shop?target_session_attrs=primary",
                "postgresql://app:{P}@127.0.0.1:{N}/shop?target_session_attrs=read-write",
                "postgresql://app:{P}@127.0.0.1:{N}/shop?target_session_attrs=prefer-standby",
                "jdbc:postgresql://127.0.0.1:{N}/shop?user=app&password={P}&targetServerType=preferSecondary",
                "jdbc:postgresql://127.0.0.1:{N}/shop?user=app&password={P}&target_session_attrs=standby",
                "postgresql://app:{P}@127.0.0.1:{N}/shop?options=-c%20geqo%3Doff"
            })
    void leadsToTheServer(String url) {
        PathObservation seen = look(url, Map.of());

        assertThat(seen.answered()).isTrue();
        assertThat(Named.causes(seen)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "postgresql://app:{P}@127.0.0.1:{N}/shop?target_session_attrs=standby, SESSION_ATTRIBUTES_UNMET",
        "postgresql://app:{P}@127.0.0.1:{N}/shop?target_session_attrs=read-only, SESSION_ATTRIBUTES_UNMET",
        "jdbc:postgresql://127.0.0.1:{N}/shop?targetServerType=secondary&user=app&password={P}, SESSION_ATTRIBUTES_UNMET",
        "postgresql://app:{P}@127.0.0.1:{N}/shop?options=endpoint%3Dx, BAD_DATABASE_URL",
        "postgresql://app:{P}@127.0.0.1:{N}/shop?options=-c%20nonsense%3D1, BAD_DATABASE_URL",
        "postgresql+asyncpg://app:{P}@/shop?host=/cloudsql/proj:region:inst, UNIX_SOCKET_MISSING",
        "host=/cloudsql/example.com:proj:region:inst dbname=shop user=app, UNIX_SOCKET_MISSING",
        "postgresql+pg8000://app:{P}@/shop?unix_sock=/cloudsql/p:r:i/.s.PGSQL.5432, UNIX_SOCKET_MISSING"
    })
    void isRefusedAsItsDriverWouldBe(String url, Cause cause) {
        assertThat(Named.causes(look(url, Map.of()))).containsExactly(cause);
    }

    @Test
    void aReadOnlyDefaultIsNoPrimaryForWhoWantsToWrite() {
        postgres.execute("ALTER DATABASE shop SET default_transaction_read_only = on");
        try {
            assertThat(causes("postgresql://app:{P}@127.0.0.1:{N}/shop?target_session_attrs=read-write"))
                    .containsExactly(Cause.SESSION_ATTRIBUTES_UNMET);
            assertThat(look("postgresql://app:{P}@127.0.0.1:{N}/shop?target_session_attrs=read-only", Map.of())
                            .answered())
                    .isTrue();
            assertThat(causes("postgresql://app:{P}@127.0.0.1:{N}/shop")).containsExactly(Cause.READ_ONLY);
        } finally {
            postgres.execute("ALTER DATABASE shop RESET default_transaction_read_only");
        }
    }

    @Test
    void aSocketFactoryIsNotFollowedAndNothingIsInvented() {
        PathObservation seen = look(
                "jdbc:postgresql:///shop?cloudSqlInstance=p:r:i"
                        + "&socketFactory=com.google.cloud.sql.postgres.SocketFactory&user=app&password={P}",
                Map.of());

        assertThat(Named.causes(seen)).isEmpty();
        assertThat(Named.findings(seen)).singleElement().satisfies(finding -> {
            assertThat(finding.cause()).isEqualTo(Cause.INSUFFICIENT_VISIBILITY);
            assertThat(finding.evidence().get("hidden").orElseThrow().toString())
                    .contains("socket factory");
        });
        assertThat(seen.attempts()).isEmpty();
    }

    @Test
    void aServiceIsReadAsLibpqReadsIt(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("services.conf");
        Files.writeString(file, """
                # comment
                [other]
                host=database.invalid

                [shop]
                host=127.0.0.1
                port=%d
                dbname=shop
                user=app
                password=%s
                [last]
                host=database.invalid
                """.formatted(postgres.port(), Urls.PASSWORD));
        Map<String, String> environment = Map.of("PGSERVICEFILE", file.toString(), "PGHOST", "database.invalid");

        assertThat(look("postgresql://?service=shop", environment).answered()).isTrue();
        assertThat(look("service=shop", environment).answered()).isTrue();
        assertThat(look("jdbc:postgresql://?service=shop", environment).answered())
                .isTrue();
        assertThat(Named.causes(look("postgresql://?service=nobody", environment)))
                .containsExactly(Cause.BAD_DATABASE_URL);
    }

    private static List<Cause> causes(String url) {
        return Named.causes(look(url, Map.of()));
    }

    private static PathObservation look(String url, Map<String, String> environment) {
        String text = url.replace("{P}", Urls.PASSWORD)
                .replace("{N}", Integer.toString(postgres.port()))
                .replace("{D}", postgres.data().toString());
        Target target = Targets.of(text, new UrlEnvironment(environment, false));
        DatabaseUrl read = target.source().read();
        assertThat(read.toString()).doesNotContain(Urls.PASSWORD);
        try (PathRounds looking = PathRounds.at(target)) {
            return looking.look();
        }
    }
}
