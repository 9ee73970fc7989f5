package dev.lifeguard.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A secret in any place where no name belongs is in nothing that is shown. {@code -Durls.secrets=200000} looks longer. */
@Execution(ExecutionMode.CONCURRENT)
class PlantedSecretTest {
    private static final String SECRET = "Zq9XvWmK7";
    private static final String PEM = "-----BEGIN PRIVATE KEY-----\nMII" + SECRET + "\n-----END PRIVATE KEY-----";
    private static final int COUNT = Integer.getInteger("urls.secrets", 20_000);

    private static final String[] SCHEMES = {
        "postgres://",
        "postgresql://",
        "postgresql+asyncpg://",
        "postgresql+psycopg://",
        "postgresql+psycopg2://",
        "postgresql+pg8000://",
        "jdbc:postgresql://",
        "r2dbc:postgresql://",
        "r2dbc:pool:postgresql://",
        "POSTGRES://",
        "pgsql://",
        "postgresql+S://",
        "S://",
        "jdbc:S://",
        "postgresql:",
        "postgresql:/",
        ""
    };
    private static final String[] USERS = {
        "",
        "app@",
        "app:S@",
        "app:a@S@",
        "app:S/x@",
        "app:S?x@",
        "app:S#x@",
        "app:%S@",
        ":S@",
        "app%3AS@",
        "app@S@",
        "app;S@",
        "app,S@",
        "app S@",
        "app#S@",
        "app?S@",
        "app/S@",
        "app=S@",
        "app&S@",
        "app\nS@",
        "app\"S@",
        "app:S@@",
        "app::S@",
        "${U:-S}@",
        "app:S:x@"
    };
    private static final String[] HOSTS = {
        "db",
        "db:5432",
        "",
        "h1,h2",
        "h1:1,h2:2",
        "[::1]:5432",
        "db:S",
        "db;S",
        "db=S",
        "db S",
        "db:5432;S",
        "${H:-S}",
        "%2Frun%2Fpg"
    };
    private static final String[] PATHS = {
        "",
        "/",
        "/shop",
        "/shop#S",
        "/shop;user=app;password=S",
        "/shop;user=app;passwd=S",
        "/shop;S",
        "/shop:S",
        "/shop&S",
        "/shop?S",
        "/shop&password=S",
        "/shop=S",
        "/${D:-S}",
        "/shop\"S"
    };
    private static final String[] QUERIES = {
        "password=S",
        "passwd=S",
        "pwd=S",
        "pasword=S",
        "user=app:S",
        "user=app;password=S",
        "user=app#S",
        "S",
        "S=1",
        "options=-c app.key=S",
        "options=-c%20app.key%3DS",
        "application_name=S",
        "connect_timeout=S",
        "sslmode=S",
        "ssl=S",
        "sslpassword=S",
        "sslkey=S",
        "sslcert=S",
        "sslrootcert=S",
        "sslkey=P",
        "sslcert=P&sslinline=true",
        "sslrootcert=P&sslmode=verify-full",
        "sslinline=S",
        "target_session_attrs=S",
        "targetServerType=S",
        "hostaddr=S",
        "port=S",
        "port=5432;S",
        "dbname=shop;S",
        "dbname=postgresql://app:S@h/x",
        "passfile=S",
        "service=S",
        "scram_client_key=S",
        "oauth_client_secret=S",
        "sslmode=require",
        "sslmode=disable",
        "PGPORT=S",
        "host=db;S",
        "sslfactory=S",
        "server_settings=S",
        "channel_binding=S"
    };

    @Test
    void noOutputHoldsIt() {
        Random random = new Random(20_261_129);
        for (int i = 0; i < COUNT; i++) {
            String text = random.nextInt(5) == 0 ? keywords(random) : url(random);
            if (random.nextInt(8) == 0) {
                text = wrapped(random, text);
            }
            assertHidden(text, DatabaseUrl.parse(text));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"PGSSLKEY", "PGSSLCERT", "PGSSLROOTCERT", "PGSSLMODE", "PGPORT", "PGHOSTADDR", "PGPASSWORD"})
    void noVariableIsShown(String name) {
        for (String value : new String[] {SECRET, PEM, PEM.replace("\n", "\\n")}) {
            UrlEnvironment around =
                    new UrlEnvironment(Map.of("DATABASE_URL", "postgresql://app@db/shop", name, value), true);
            Targets.from(around, java.util.List.of())
                    .forEach(target -> assertHidden(name, target.source().read()));
        }
    }

    @Test
    void aKeyInThePlaceOfItsPathIsSaid() {
        DatabaseUrl url = DatabaseUrl.parse("postgresql://app@db/shop?sslkey=" + PercentText.encode(PEM));

        assertThat(url.usable()).isFalse();
        assertThat(url.complaints().get(0).where()).isEqualTo("sslkey");
        assertThat(url.complaints().get(0).what()).startsWith("it holds a key itself; accepted is a file's path");
    }

    @Test
    void aKeyIsTakenWhereLibPqTakesIt() {
        DatabaseUrl url =
                DatabaseUrl.parse("postgresql://app@db/shop?sslinline=true&sslkey=" + PercentText.encode(PEM));

        assertThat(url.tls().key()).contains(PEM);
        assertHidden("sslinline", url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/certs/client.key",
                "./client.key",
                "client.pem",
                "~/.postgresql/root.crt",
                "C:\\pg\\ca.crt",
                "system"
            })
    void aPathIsShown(String path) {
        assertThat(PemSetting.shown(path)).isEqualTo(path);
    }

    private static String url(Random random) {
        StringBuilder text = new StringBuilder(any(random, SCHEMES));
        text.append(any(random, USERS)).append(any(random, HOSTS)).append(any(random, PATHS));
        for (int i = random.nextInt(4); i > 0; i--) {
            text.append(text.indexOf("?") < 0 ? "?" : "&").append(any(random, QUERIES));
        }
        return filled(text.toString(), PercentText.encode(PEM));
    }

    private static String keywords(Random random) {
        StringBuilder text = new StringBuilder("host=db user=app");
        for (int i = random.nextInt(5); i > 0; i--) {
            String one = any(random, QUERIES);
            int equals = one.indexOf('=');
            boolean quote =
                    equals > 0 && random.nextInt(4) > 0 && !one.startsWith("user") && !one.startsWith("dbname=shop");
            text.append(random.nextInt(12) == 0 ? ";" : " ")
                    .append(quote ? one.substring(0, equals + 1) + "'" + one.substring(equals + 1) + "'" : one);
        }
        return filled(text.toString(), PEM);
    }

    private static String filled(String template, String pem) {
        return template.replaceAll("(?<![A-Z])S(?![A-Za-z])", SECRET)
                .replaceAll("(?<==)P(?![A-Z])", java.util.regex.Matcher.quoteReplacement(pem));
    }

    private static String wrapped(Random random, String text) {
        return switch (random.nextInt(5)) {
            case 0 -> '"' + text + '"';
            case 1 -> "DATABASE_URL=" + text;
            case 2 -> " " + text + "\n";
            case 3 -> "'" + text;
            default -> text + "\"";
        };
    }

    private static String any(Random random, String[] of) {
        return of[random.nextInt(of.length)];
    }

    private static void assertHidden(String text, DatabaseUrl url) {
        String shown = url + "\n" + url.redacted() + "\n" + url.complaints() + "\n" + url.effectiveUser() + "\n"
                + url.effectiveDatabase() + "\n" + url.endpoints();
        if (shown.contains(SECRET)) {
            throw new AssertionError(text + "\n is shown as\n" + shown);
        }
    }
}
