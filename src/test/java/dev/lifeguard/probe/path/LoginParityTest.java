package dev.lifeguard.probe.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lifeguard.database.DatabaseUrl;
import dev.lifeguard.database.UrlProblem;
import dev.lifeguard.observation.PathFailure;
import dev.lifeguard.observation.PathObservation;
import dev.lifeguard.probe.SharedSession;
import dev.lifeguard.testing.ForeignDriver;
import dev.lifeguard.testing.FreePort;
import dev.lifeguard.testing.TlsServers;
import dev.lifeguard.testing.TlsServers.Kind;
import dev.lifeguard.testing.Urls;
import dev.lifeguard.wiring.VertxTime;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The same URL leads to the same place, role and TLS as its driver takes it to, or both refuse. What counts is what the
 * servers saw: the first login that was let in. Where drivers differ over a URL that does not say whose it is, {@link
 * Disagreement} says who reads it otherwise than we do.
 */
@Order(15)
class LoginParityTest {
    /** asyncpg 0.27 falls over a list of hosts that SQLAlchemy 1.4 hands it. */
    private static final String FAULT_OF_AN_OLDER_ONE = "AttributeError: 'tuple'";

    @TempDir
    private static Path files;

    private static TlsServers servers;
    private static Vertx vertx;
    private static int closed;
    /** A URL that several drivers read is looked at once. */
    private static final Map<String, Optional<String>> OURS = new HashMap<>();

    @BeforeAll
    static void start() {
        servers = TlsServers.start(files);
        vertx = Vertx.vertx();
        closed = FreePort.next();
    }

    @AfterAll
    static void stop() throws IOException {
        servers.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    /** One URL towards one server, with a database of its own by which its login is found again. */
    private record Case(String form, Kind kind, String database, String url) {
        static Case of(String form, Kind kind) {
            String database = "d" + Integer.toUnsignedString((form + kind).hashCode());
            String url = form.replace("PORT", String.valueOf(servers.at(kind).port()))
                    .replace("CLOSED", String.valueOf(closed))
                    .replace("DB", database)
                    .replaceFirst("[?&]$", "");
            return new Case(form.replace(servers.authority(), "CA"), kind, database, url);
        }
    }

    @ParameterizedTest
    @EnumSource(ForeignDriver.class)
    void aDriverOfAnotherLanguage(ForeignDriver driver) {
        List<Case> cases = cases(UrlForms.ofTls(driver, servers.authority()), UrlForms.ofPlace(driver));
        Optional<List<String>> said =
                driver.connect(files, cases.stream().map(Case::url).toList());
        assumeTrue(said.isPresent(), driver.missing());
        compare(driver.name(), cases, said.get());
    }

    @Test
    void pgjdbc() {
        List<Case> cases = cases(UrlForms.ofTlsInJava(servers.authority()), UrlForms.ofPlaceInJava());
        List<String> said = new ArrayList<>(List.of("pgjdbc"));
        cases.forEach(each -> said.add(javas(each.url())));
        compare("PGJDBC", cases, said);
    }

    private static List<Case> cases(Stream<String> tls, Stream<String> place) {
        return Stream.concat(
                        tls.flatMap(form -> Stream.of(Kind.values()).map(kind -> Case.of(form, kind))),
                        place.map(form -> Case.of(form, Kind.WITHOUT_TLS)))
                .toList();
    }

    private static String javas(String url) {
        try {
            DriverManager.getConnection(url).close();
            return "in";
        } catch (SQLException e) {
            return e.getMessage();
        }
    }

    private static void compare(String driver, List<Case> cases, List<String> said) {
        assertThat(said).as("lines of %s", said.get(0)).hasSize(cases.size() + 1);
        List<String> differences = new ArrayList<>();
        for (int i = 0; i < cases.size(); i++) {
            Case each = cases.get(i);
            Optional<String> theirs = servers.at(each.kind()).takeFirstInto(each.database());
            Optional<String> ours = OURS.computeIfAbsent(each.url(), any -> ours(each));
            boolean known = Disagreement.explains(driver, each.form())
                    || said.get(i + 1).startsWith(FAULT_OF_AN_OLDER_ONE);
            if (!ours.equals(theirs) && !known) {
                differences.add(driver + " " + each.form() + " " + each.kind() + ": theirs " + theirs.orElse("refused")
                        + ", ours " + ours.orElse("refused") + " (" + said.get(i + 1) + ")");
            }
        }
        assertThat(differences).as(said.get(0)).isEmpty();
    }

    /** A URL that breaks its driver counts as refused: that is the finding then. */
    private static Optional<String> ours(Case each) {
        DatabaseUrl url = DatabaseUrl.parse(each.url());
        if (url.complaints().stream().anyMatch(UrlProblem::breaks)) {
            return Optional.empty();
        }
        boolean in = look(url)
                .failure()
                .filter(failure -> failure instanceof PathFailure.ServerSaid said
                        && said.error().is("3D000"))
                .isPresent();
        Optional<String> first = servers.at(each.kind()).takeFirstInto(each.database());
        return in ? first : Optional.empty();
    }

    private static PathObservation look(DatabaseUrl url) {
        SharedSession session =
                new SharedSession(vertx, new VertxTime(vertx), PathRounds.PATIENT.connect(), "lifeguard");
        PathProbe probe = new PathProbe(
                new SharedScan(Urls.target(url), vertx, session, PathRounds.PATIENT), session, PathRounds.PATIENT);
        PathObservation seen = (PathObservation) probe.look().await().atMost(Duration.ofSeconds(20));
        probe.close().await().atMost(Duration.ofSeconds(5));
        return seen;
    }
}
