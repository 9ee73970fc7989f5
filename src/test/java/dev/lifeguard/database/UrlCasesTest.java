package dev.lifeguard.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** URLs that people reported, and where each leads: the table {@code cases.jsonl}. UrlCausesTest follows them to servers. */
class UrlCasesTest {
    private static final String NOT_FOLLOWED = "NOT FOLLOWED";

    @TempDir
    private static Path folder;

    private record Case(String url, String reads) {
        static Case of(String line) {
            try {
                JsonNode json = new ObjectMapper().readTree(line);
                return new Case(json.path("url").asText(), json.path("reads").asText());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public String toString() {
            return url;
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void leadsWhereItsDriverWouldGo(Case each) throws IOException {
        Path services = Files.writeString(
                folder.resolve("services.conf"), "[shop]\nhost=db\nport=5433\ndbname=shop\nuser=app\n");
        UrlEnvironment around = new UrlEnvironment(Map.of("PGSERVICEFILE", services.toString()), false);

        DatabaseUrl read = Targets.of(each.url(), around).source().read();

        assertThat(read.unfollowed().map(any -> NOT_FOLLOWED).orElse(UrlTable.understood(read)))
                .isEqualTo(each.reads());
    }

    static List<Case> cases() {
        try (InputStream in = Objects.requireNonNull(UrlCasesTest.class.getResourceAsStream("cases.jsonl"))) {
            String table = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return table.lines().map(Case::of).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
