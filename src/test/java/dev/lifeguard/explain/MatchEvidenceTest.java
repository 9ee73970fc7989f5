package dev.lifeguard.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeguard.finding.Finding;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MatchEvidenceTest {
    private static final Explainer EXPLAINER = Explainer.load();

    @Test
    void theEvidenceIsTheLineAndWhatItSays() {
        String line = "connection to server at \"db\" (10.0.0.7), port 5432 failed: Connection refused";

        assertThat(evidence("Traceback\n  " + line + "\n\tIs the server running?"))
                .isEqualTo(Map.of(
                        "endpoint", "db:5432",
                        "host", "db",
                        "port", "5432",
                        "lines", List.of(line),
                        "printed_by", "libpq, fe-connect.c"));
    }

    @Test
    void aLongLineIsCutAroundTheDecidingWords() {
        String line = "x ".repeat(5000) + "FATAL: sorry, too many clients already" + " y".repeat(5000);

        assertThat(evidence(line).get("lines").toString())
                .contains("FATAL: sorry, too many clients already")
                .hasSizeLessThan(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://app:hunter2@db/shop: password authentication failed for user \"app\"",
                "postgresql://app:hun/ter2@hunter2@db/shop: password authentication failed for user \"app\"",
                "host=db password=hunter2 user=app: password authentication failed for user \"app\"",
                "host=db password='hunter2 hunter2' user=app: password authentication failed for user \"app\"",
                "{\"password\": \"hunter2\"} password authentication failed for user \"app\"",
                "{'password': 'hunter2'} password authentication failed for user 'app'",
                "{\\\"password\\\":\\\"hunter2\\\"} password authentication failed for user \\\"app\\\"",
                "PGPASSWORD=hunter2 psql: password authentication failed for user \"app\"",
                "Host=db;Password=hunter2;Username=app 28P01: password authentication failed for user \"app\"",
                "Host=db;Pwd=hunter2;Username=app 28P01: password authentication failed for user \"app\"",
                "cannot parse `postgres://app:hunter2@db:x/shop`: failed to parse as URL (invalid port \":x\")"
            })
    void noPasswordIsQuoted(String text) {
        assertThat(EXPLAINER.explain(text)).isNotEmpty();
        assertThat(EXPLAINER.explain(text).toString()).doesNotContain("hunter2");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Caused by: java.net.ConnectException: Connection refused: db:5432 | ''
            psycopg on DB node 3: [Errno 111] Connection refused | ''
            postgres: 12 records of the vector: Connection reset by peer | ''
            pgx: dial tcp 10.0.0.5:5432: connect: connection refused | Go, net
            postgres pool: Error: connect ECONNREFUSED 10.0.0.5:5432 at node:net:1607:16 | Node
            """)
    void onlyAProgramThatTheTextShowsHasPrintedIt(String text, String program) {
        assertThat(evidence(text).getOrDefault("printed_by", "")).isEqualTo(program);
    }

    private static Map<String, Object> evidence(String text) {
        List<Finding> findings = EXPLAINER.explain(text);
        return findings.get(0).evidence().values();
    }
}
