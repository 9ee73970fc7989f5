package dev.lifeguard.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PassfileTest {
    @TempDir
    Path home;

    private DatabaseUrl read(String content, String mode, String url, Map<String, String> more) throws IOException {
        Path file = Files.writeString(home.resolve(".pgpass"), content);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
        Map<String, String> environment = new HashMap<>(more);
        environment.put("HOME", home.toString());
        return Targets.of(url, new UrlEnvironment(environment, false)).source().read();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            exact line      | db:5432:d:u:pw            | postgresql://u@db/d              | pw
            wildcards       | *:*:*:*:pw                | postgresql://u@db/d              | pw
            other host      | x:5432:d:u:pw             | postgresql://u@db/d              |
            other port      | db:5433:d:u:pw            | postgresql://u@db/d              |
            other database  | db:5432:e:u:pw            | postgresql://u@db/d              |
            other user      | db:5432:d:v:pw            | postgresql://u@db/d              |
            first that fits | x:*:*:*:no~*:*:*:u:pw~*:*:*:*:late | postgresql://u@db/d     | pw
            comment         | #*:*:*:*:no~*:*:*:*:pw    | postgresql://u@db/d              | pw
            escaped colon   | *:*:*:*:p\\:w\\\\x        | postgresql://u@db/d              | p:w\\x
            raw colon       | *:*:*:*:p:w               | postgresql://u@db/d              | p:w
            escaped ipv6    | \\:\\:1:*:*:*:pw          | postgresql://u@[::1]/d           | pw
            socket          | localhost:5432:d:u:pw     | postgresql://u@/d?host=/run/pg   | pw
            database is user | db:5432:u:u:pw           | postgresql://u@db                | pw
            jdbc            | db:5432:d:u:pw            | jdbc:postgresql://db/d?user=u    | pw
            asyncpg         | db:5432:d:u:pw            | postgresql+asyncpg://u@db/d      | pw
            own password    | db:5432:d:u:pw            | postgresql://u:own@db/d          | own
            second host     | h2:*:*:*:pw               | postgresql://u@h1,h2/d           | pw
            too few fields  | db:5432:d:pw              | postgresql://u@db/d              |
            """)
    void passwordIsTakenFromTheFirstLineThatFits(String name, String lines, String url, String password)
            throws IOException {
        DatabaseUrl read = read(lines.replace('~', '\n') + "\n", "rw-------", url, Map.of());

        assertThat(read.password().map(Secret::reveal)).isEqualTo(Optional.ofNullable(password));
    }

    @Test
    void fileThatOthersMayReadIsLeftAloneAndMentioned() throws IOException {
        for (String mode : new String[] {"rw-r-----", "rw----r--", "rw-r--r--"}) {
            DatabaseUrl url = read("*:*:*:*:pw\n", mode, "postgresql://u@db/d", Map.of());

            assertThat(url.password()).isEmpty();
            assertThat(UrlTable.complaints(url)).isEqualTo("RISK passfile");
            assertThat(url.complaints().get(0).what()).contains("0600");
        }
        assertThat(read("*:*:*:*:pw\n", "rw-r--r--", "jdbc:postgresql://db/d?user=u", Map.of())
                        .password())
                .isPresent();
    }

    @Test
    void namedFileWinsOverTheOneAtHomeAndIsMissedWhereItIsNot() throws IOException {
        Path named = Files.writeString(home.resolve("other"), "*:*:*:*:named");
        Files.setPosixFilePermissions(named, PosixFilePermissions.fromString("rw-------"));
        String url = "postgresql://u@db/d";

        assertThat(read("*:*:*:*:home", "rw-------", url, Map.of("PGPASSFILE", named.toString()))
                        .password())
                .contains(Secret.of("named"));
        assertThat(read("*:*:*:*:home", "rw-------", url + "?passfile=" + named, Map.of())
                        .password())
                .contains(Secret.of("named"));
        assertThat(UrlTable.complaints(read("", "rw-------", url, Map.of("PGPASSFILE", "/nowhere"))))
                .isEqualTo("RISK passfile");
    }
}
