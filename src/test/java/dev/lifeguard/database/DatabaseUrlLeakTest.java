package dev.lifeguard.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No piece of a planted password, six characters or longer, comes out anywhere but through {@link Secret#reveal()}. */
@Execution(ExecutionMode.CONCURRENT)
class DatabaseUrlLeakTest {
    private static final int LONGEST_PIECE = 6;
    private static final String NOISE = "@/#?%:&= '\"[],;\n";

    /** Where one more character turns the planted word into what is the name of a host, a user or a database to anyone. */
    private static final Set<String> NO_PASSWORD = Set.of(
            "host is a password",
            "colon encoded",
            "missing at",
            "missing at with host",
            "semicolons",
            "keywords swallowed");

    static List<UrlTable.Row> rows() {
        return UrlTable.rows();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void passwordIsNeverShown(UrlTable.Row row) {
        assertHidden(DatabaseUrl.parse(row.text()), row.text());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void passwordIsNeverShownThroughTheEnvironment(UrlTable.Row row) {
        for (String name : List.of("DATABASE_URL", "LIFEGUARD_DATABASE_URL", "DATABASE_URL_FILE", "PGPASSWORD_FILE")) {
            Map<String, String> environment = Map.of(name, row.text(), "PGHOST", "db");
            UrlEnvironment around = new UrlEnvironment(environment, true);
            for (Target target : Targets.from(around, List.of(NamedUrl.text("more", "more.url", row.text())))) {
                assertHidden(target.source().read(), row.text());
                assertThat(target + " " + around).doesNotContain(UrlTable.PLANTED);
            }
        }
    }

    @Test
    void passwordIsNeverShownHoweverTheUrlIsBroken() {
        Random random = new Random(20_261_123);
        List<UrlTable.Row> rows =
                rows().stream().filter(row -> !NO_PASSWORD.contains(row.name())).toList();
        for (int i = 0; i < 5_000; i++) {
            StringBuilder text =
                    new StringBuilder(rows.get(random.nextInt(rows.size())).text());
            int planted = text.indexOf(UrlTable.PLANTED);
            int end = planted < 0 ? 0 : planted + UrlTable.PLANTED.length();
            int at = planted > 0 && random.nextBoolean()
                    ? random.nextInt(planted)
                    : end + random.nextInt(text.length() - end + 1);
            text.insert(at, NOISE.charAt(random.nextInt(NOISE.length())));

            String shown = shown(DatabaseUrl.parse(text.toString()));

            assertThat(shown).as(text.toString()).doesNotContain(UrlTable.PLANTED);
        }
    }

    private static void assertHidden(DatabaseUrl url, String text) {
        String shown = shown(url);
        for (String piece : pieces(text)) {
            assertThat(shown).doesNotContain(piece);
        }
    }

    private static String shown(DatabaseUrl url) {
        return url + "\n" + url.redacted() + "\n" + url.complaints();
    }

    private static List<String> pieces(String text) {
        List<String> pieces = new ArrayList<>();
        if (text.contains(UrlTable.PLANTED)) {
            for (int i = 0; i + LONGEST_PIECE <= UrlTable.PLANTED.length(); i++) {
                String piece = UrlTable.PLANTED.substring(i, i + LONGEST_PIECE);
                pieces.add(piece);
                pieces.add(PercentText.encode(piece));
            }
        }
        return pieces;
    }
}
