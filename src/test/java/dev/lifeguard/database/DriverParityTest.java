package dev.lifeguard.database;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.postgresql.Driver;

/** What a URL is understood as is what its driver understands, or both refuse it. */
class DriverParityTest {
    private static final Path PYTHON = Path.of("/usr/bin/python3");

    /** Parameters that libpq has had since version 16 or later; the one that is installed may be older. */
    private static final Pattern NEWER =
            Pattern.compile("sslnegotiation|require_auth|load_balance_hosts|sslrootcert=system");

    /** Prints for each line, a URL, what libpq makes of it. */
    private static final String LIBPQ = """
            import json, sys
            from psycopg2.extensions import parse_dsn
            for line in sys.stdin.read().splitlines():
                try:
                    print(json.dumps(parse_dsn(line)))
                except Exception:
                    print('null')
            """;

    @ParameterizedTest
    @MethodSource("jdbc")
    void pgjdbcGoesToTheSamePlace(UrlTable.Row row) {
        compare(
                row,
                Optional.ofNullable(Driver.parseURL(row.text(), new Properties()))
                        .map(DriverParityTest::place));
    }

    @Test
    void libpqGoesToTheSamePlace() throws IOException, InterruptedException {
        List<UrlTable.Row> rows = libpq().toList();
        List<JsonNode> theirs = ask(rows.stream().map(UrlTable.Row::text).toList());

        assertThat(theirs).hasSameSizeAs(rows);
        for (int i = 0; i < rows.size(); i++) {
            compare(
                    rows.get(i),
                    Optional.of(theirs.get(i)).filter(read -> !read.isNull()).map(DriverParityTest::place));
        }
    }

    /** What a driver refuses we complain of; where we do not complain of anything, it goes where we go. */
    private static void compare(UrlTable.Row row, Optional<String> theirs) {
        DatabaseUrl ours = DatabaseUrl.parse(row.text());

        if (ours.complaints().isEmpty()) {
            assertThat(Optional.of(place(ours))).as(row.name()).isEqualTo(theirs);
        } else {
            assertThat(row.complaints()).as(row.name()).isNotEmpty();
        }
    }

    static Stream<UrlTable.Row> jdbc() {
        return UrlTable.rows().stream()
                .filter(row -> row.text().startsWith("jdbc:postgresql:"))
                .filter(row ->
                        !row.text().contains("socketFactory") && !row.text().contains("service="));
    }

    private static Stream<UrlTable.Row> libpq() {
        return UrlTable.rows().stream()
                .filter(row -> row.text().matches("postgres(?:ql)?://[^\\s\"]*"))
                .filter(row -> !row.name().contains("asyncpg") && !row.text().contains("service="))
                .filter(row -> !NEWER.matcher(row.text()).find())
                .filter(DriverParityTest::hasOnlyParametersOfLibpq);
    }

    /** Others are of Prisma, Rails, node-postgres and their like, and libpq refuses a URL with one. */
    private static boolean hasOnlyParametersOfLibpq(UrlTable.Row row) {
        String query = row.text().replaceFirst("^[^?]*\\??", "");
        return query.isEmpty()
                || Stream.of(query.split("&", -1))
                        .allMatch(each -> ParameterNames.LIBPQ.contains(each.replaceFirst("=.*", "")));
    }

    private static String place(DatabaseUrl url) {
        String hosts = url.endpoints().stream().map(Endpoint::host).collect(joining(","));
        String ports = url.endpoints().stream()
                .map(each -> Integer.toString(each.port()))
                .collect(joining(","));
        return hosts + " " + ports + " " + url.user().orElse("") + " "
                + url.database().orElse("");
    }

    private static String place(Properties read) {
        String host = read.getProperty("PGHOST", "").isEmpty() ? "localhost" : read.getProperty("PGHOST");
        return host.replaceAll("[\\[\\]]", "") + " " + read.getProperty("PGPORT") + " " + read.getProperty("user", "")
                + " " + read.getProperty("PGDBNAME", "");
    }

    /** One port is for all hosts; an empty one is the usual. */
    private static String place(JsonNode read) {
        String[] hosts = read.path("host").asText().split(",", -1);
        String[] ports = read.path("port").asText().split(",", -1);
        String each = IntStream.range(0, hosts.length)
                .mapToObj(i -> ports[ports.length == 1 ? 0 : i])
                .map(port -> port.isEmpty() ? "5432" : port)
                .collect(joining(","));
        String directories = String.join(",", hosts).replaceFirst("(?<=.)/$", "");
        return directories + " " + each + " " + read.path("user").asText() + " "
                + read.path("dbname").asText();
    }

    private static List<JsonNode> ask(List<String> urls) throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(PYTHON), "Debian's python3 is not installed");
        // no pipe: without the driver it ends before it has read
        Path asked = Files.writeString(Files.createTempFile("urls", ".txt"), String.join("\n", urls));
        asked.toFile().deleteOnExit();
        Process python = new ProcessBuilder(PYTHON.toString(), "-c", LIBPQ)
                .redirectInput(asked.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        List<String> lines = python.inputReader(StandardCharsets.UTF_8).lines().toList();
        assumeTrue(python.waitFor() == 0, "psycopg2 is not installed");
        ObjectMapper json = new ObjectMapper();
        return lines.stream()
                .map(line -> {
                    try {
                        return json.readTree(line);
                    } catch (IOException e) {
                        throw new IllegalStateException(line, e);
                    }
                })
                .toList();
    }
}
