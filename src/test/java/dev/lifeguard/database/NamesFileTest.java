package dev.lifeguard.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether what a URL means may change while the process runs. */
class NamesFileTest {
    @ParameterizedTest
    @CsvSource({
        "DATABASE_URL, postgresql://app@db-service/shop, false",
        "DATABASE_URL, postgresql://app@db/shop?passfile=/secrets/pgpass, true",
        "DATABASE_URL, postgresql:///?service=shop, true",
        "DATABASE_URL_FILE, /secrets/url, true",
        "LIFEGUARD_DATABASE_URL, postgresql://app@db/shop?passfile=/secrets/pgpass, true",
        "PGHOST, db, false",
        "PGPASSWORD_FILE, /secrets/password, true",
        "PGPASSFILE, /secrets/pgpass, true",
        "PGSERVICE, shop, true"
    })
    void theEnvironmentTells(String name, String value, boolean names) {
        Target target = Targets.from(new UrlEnvironment(Map.of(name, value), false), List.of())
                .get(0);

        assertThat(target.source().namesFile()).isEqualTo(names);
    }
}
