package dev.lifeguard.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LibpqEnvironmentTest {
    @TempDir
    Path dir;

    private static DatabaseUrl read(Map<String, String> environment) {
        return Targets.from(new UrlEnvironment(environment, false), List.of())
                .get(0)
                .source()
                .read();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            all of it       | PGHOST=db PGPORT=5433 PGDATABASE=d PGUSER=u PGPASSWORD=pw PGSSLMODE=require | ENVIRONMENT u:pw@db:5433/d REQUIRE
            certificates    | PGHOST=db PGDATABASE=d PGSSLMODE=verify-ca PGSSLROOTCERT=/a PGSSLCERT=/b PGSSLKEY=/c | ENVIRONMENT @db:5432/d VERIFY_CA ca=/a cert=/b key=/c
            address         | PGHOST=db PGHOSTADDR=10.0.0.7 PGDATABASE=d | ENVIRONMENT @db:5432=10.0.0.7/d
            only an address | PGHOSTADDR=10.0.0.7 PGDATABASE=d | ENVIRONMENT @10.0.0.7:5432=10.0.0.7/d
            many hosts      | PGHOST=a,b PGPORT=1,2 PGDATABASE=d PGTARGETSESSIONATTRS=read-write | ENVIRONMENT @a:1,b:2/d READ_WRITE
            ipv6            | PGHOST=::1 PGDATABASE=d | ENVIRONMENT @[::1]:5432/d
            socket          | PGHOST=/run/pg PGDATABASE=d | ENVIRONMENT @/run/pg/.s.PGSQL.5432/d
            fills a uri     | DATABASE_URL=postgresql://db PGPORT=5433 PGUSER=u PGPASSWORD=pw PGDATABASE=d PGSSLMODE=disable | URI u:pw@db:5433/d DISABLE
            fills asyncpg   | DATABASE_URL=postgresql+asyncpg://u@db/d PGPASSWORD=pw PGSSLMODE=verify-full PGSSLROOTCERT=/a | SQLALCHEMY_ASYNCPG u:pw@db:5432/d VERIFY_FULL ca=/a
            not over a uri  | DATABASE_URL=postgresql://u:own@db:1/d?sslmode=allow PGHOST=x PGPORT=2 PGUSER=v PGPASSWORD=pw PGDATABASE=e PGSSLMODE=disable | URI u:own@db:1/d ALLOW
            address not over a host | DATABASE_URL=postgresql://u@db/d PGHOSTADDR=10.0.0.7 | URI u@db:5432/d
            host for a uri  | DATABASE_URL=postgresql://u@:5433/d PGHOST=db PGPORT=9 | URI u@db:5433/d
            not for jdbc    | DATABASE_URL=jdbc:postgresql:d PGHOST=db PGUSER=u PGPASSWORD=pw PGSSLMODE=require | JDBC @localhost:5432/d
            bad port        | PGHOST=db PGPORT=x | UNUSABLE
            bad host        | PGHOST=a!b | UNUSABLE
            bad mode        | PGHOST=db PGDATABASE=d PGSSLMODE=on | ENVIRONMENT @db:5432/d
            """)
    void fillsWhatTheUrlLeavesOut(String name, String variables, String understood) {
        Map<String, String> environment = new HashMap<>();
        for (String each : variables.split(" ")) {
            environment.put(each.substring(0, each.indexOf('=')), each.substring(each.indexOf('=') + 1));
        }

        assertThat(UrlTable.understood(read(environment))).isEqualTo(understood);
    }

    @Test
    void unknownModeIsPutDownToItsVariable() {
        DatabaseUrl url = read(Map.of("PGHOST", "db", "PGDATABASE", "d", "PGSSLMODE", "on"));

        assertThat(UrlTable.complaints(url)).isEqualTo("BREAKS_DRIVER PGSSLMODE");
    }

    @Test
    void passwordFileTwinIsReadAgainEachTime() throws IOException {
        Path file = Files.writeString(dir.resolve("pw"), "one\n");
        Map<String, String> environment = Map.of("PGHOST", "db", "PGDATABASE", "d", "PGPASSWORD_FILE", file.toString());

        assertThat(read(environment).password()).contains(Secret.of("one"));
        Files.writeString(file, " two ");
        assertThat(read(environment).password()).contains(Secret.of(" two "));
        Files.delete(file);
        assertThat(UrlTable.complaints(read(environment))).isEqualTo("UNUSABLE PGPASSWORD_FILE");
    }

    @Test
    void twinThatIsNotNeededIsNotRead() {
        DatabaseUrl url = read(Map.of("DATABASE_URL", "postgresql://u:pw@db/d", "PGPASSWORD_FILE", "/nowhere/pw"));

        assertThat(url.complaints()).isEmpty();
    }
}
