package dev.lifeguard.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeguard.database.UrlProblem.Weight;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TargetsTest {
    @TempDir
    Path dir;

    private static DatabaseUrl read(Map<String, String> environment) {
        return Targets.from(new UrlEnvironment(environment, false), List.of())
                .get(0)
                .source()
                .read();
    }

    private Path file(String name, String content) throws IOException {
        return Files.writeString(dir.resolve(name), content);
    }

    @Test
    void ownUrlWinsOverTheApplicationsAndBothOverLibpqs() {
        Map<String, String> all = Map.of(
                "LIFEGUARD_DATABASE_URL", "postgresql://own/d", "DATABASE_URL", "postgresql://app/d", "PGHOST", "pg");
        Map<String, String> two = Map.of("DATABASE_URL", "postgresql://app/d", "PGHOST", "pg");

        assertThat(read(all).redacted()).isEqualTo("postgresql://own:5432/d");
        assertThat(read(two).redacted()).isEqualTo("postgresql://app:5432/d");
        assertThat(read(Map.of("PGHOST", "pg", "PGDATABASE", "d")).redacted()).isEqualTo("postgresql://pg:5432/d");
    }

    @Test
    void ownFileWinsOverTheApplicationsUrl() throws IOException {
        Map<String, String> environment = Map.of(
                "LIFEGUARD_DATABASE_URL_FILE",
                file("url", "postgresql://own/d").toString(),
                "DATABASE_URL",
                "postgresql://app/d");

        assertThat(read(environment).redacted()).isEqualTo("postgresql://own:5432/d");
    }

    @Test
    void withoutAnythingItSaysWhatToSet() {
        DatabaseUrl url = read(Map.of("HOME", "/nowhere"));

        assertThat(url.usable()).isFalse();
        assertThat(url.complaints()).singleElement().satisfies(complaint -> {
            assertThat(complaint.where()).isEqualTo("DATABASE_URL");
            assertThat(complaint.what())
                    .startsWith("it is not set, and PGHOST is not set: set ")
                    .contains("LIFEGUARD_DATABASE_URL", "DATABASE_URL_FILE");
        });
        assertThat(read(Map.of("DATABASE_URL", "")).complaints().get(0).what())
                .startsWith("it is empty, and PGHOST is not set: set ");
    }

    @Test
    void emptyVariablesCountAsNotSet() {
        Map<String, String> environment =
                Map.of("LIFEGUARD_DATABASE_URL", "", "DATABASE_URL", "postgresql://app/d", "DATABASE_URL_FILE", "");

        assertThat(read(environment).complaints()).isEmpty();
    }

    @Test
    void complaintAboutTheWholeTextNamesTheVariable() {
        assertThat(read(Map.of("DATABASE_URL", "mysql://db/x"))
                        .complaints()
                        .get(0)
                        .where())
                .isEqualTo("DATABASE_URL");
    }

    @Test
    void whatBreaksTheApplicationsDriverIsToldBesideAnOwnUrl() {
        DatabaseUrl url = read(Map.of(
                "LIFEGUARD_DATABASE_URL", "postgresql+asyncpg://own/d?sslmode=require",
                "DATABASE_URL", "postgresql+asyncpg://app/d?ssl=true"));

        assertThat(UrlTable.complaints(url)).isEqualTo("BREAKS_DRIVER DATABASE_URL: ssl; RISK sslmode");
        assertThat(url.complaints().get(0).corrected()).contains("postgresql+asyncpg://app/d?ssl=require");
    }

    @Test
    void unusableUrlOfTheApplicationDoesNotStopAnOwnOne() {
        DatabaseUrl url = read(Map.of("LIFEGUARD_DATABASE_URL", "postgresql://own/d", "DATABASE_URL", "mysql://db/x"));

        assertThat(url.usable()).isTrue();
        assertThat(UrlTable.complaints(url)).isEqualTo("BREAKS_DRIVER DATABASE_URL");
    }

    @Test
    void fileIsReadAgainEachTime() throws IOException {
        Path path = file("url", "postgresql://a:one@db/d\n");
        ConnectionSource source = Targets.from(
                        new UrlEnvironment(Map.of("DATABASE_URL_FILE", path.toString()), false), List.of())
                .get(0)
                .source();

        assertThat(source.read().password()).contains(Secret.of("one"));
        assertThat(source.read().complaints()).isEmpty();
        Files.writeString(path, "postgresql://a:two@db/d\r\n");
        assertThat(source.read().password()).contains(Secret.of("two"));
        Files.delete(path);
        assertThat(source.read().usable()).isFalse();
        Files.writeString(path, "postgresql://a:three@db/d");
        assertThat(source.read().password()).contains(Secret.of("three"));
    }

    @Test
    void fileThatCannotBeUsedIsNamedWithItsVariable() throws IOException {
        assertUnusable(dir.resolve("missing").toString(), "which does not exist");
        assertUnusable(dir.toString(), "which is a directory");
        assertUnusable(file("empty", "\n\r\n").toString(), "which is empty");
        assertUnusable(
                Files.write(dir.resolve("utf16"), new byte[] {(byte) 0xff, (byte) 0xfe, 'p', 0})
                        .toString(),
                "which is not UTF-8");
        assertUnusable("relative", "no absolute path");
        assertUnusable("postgresql://app:pw@db/x", "no absolute path");
    }

    private void assertUnusable(String path, String what) {
        DatabaseUrl url = read(Map.of("DATABASE_URL_FILE", path));

        assertThat(url.usable()).isFalse();
        assertThat(url.complaints()).singleElement().satisfies(complaint -> {
            assertThat(complaint.where()).isEqualTo("DATABASE_URL_FILE");
            assertThat(complaint.what()).contains(what);
        });
    }

    @Test
    void fileOf64KibIsReadAndOneByteMoreIsTooBig() throws IOException {
        String path = file("big", "x".repeat(BoundedFile.SMALL)).toString();

        assertThat(SmallFile.read(path).text()).isPresent();
        file("big", "x".repeat(BoundedFile.SMALL + 1));
        assertThat(SmallFile.read(path).problem()).isEqualTo("is larger than 64 KiB");
    }

    @Test
    void variableWinsOverItsFileAndTheFileIsMentioned() {
        DatabaseUrl url = read(Map.of("DATABASE_URL", "postgresql://app/d", "DATABASE_URL_FILE", "/nowhere"));

        assertThat(UrlTable.complaints(url)).isEqualTo("RISK DATABASE_URL");
    }

    @Test
    void namedTargetsFollowTheDefault() throws IOException {
        UrlEnvironment around = new UrlEnvironment(Map.of("DATABASE_URL", "postgresql://app/d"), false);
        NamedUrl text = NamedUrl.text("reports", "lifeguard.targets.reports.url", "postgresql://r/d");
        NamedUrl path = new NamedUrl(
                "audit",
                "lifeguard.targets.audit.url-file",
                Secret.of(file("a", "host=a dbname=d").toString()),
                true,
                false);

        List<Target> targets = Targets.from(around, List.of(text, path));

        assertThat(targets).extracting(Target::name).containsExactly("default", "reports", "audit");
        assertThat(targets)
                .extracting(each -> each.source().read().redacted())
                .containsExactly("postgresql://app:5432/d", "postgresql://r:5432/d", "postgresql://a:5432/d");
    }

    @Test
    void onlyNamedTargetsNeedNoDefault() {
        UrlEnvironment bare = new UrlEnvironment(Map.of(), false);
        NamedUrl named = NamedUrl.text("reports", "k", "nonsense");

        assertThat(Targets.from(bare, List.of(named))).extracting(Target::name).containsExactly("reports");
        assertThat(Targets.from(bare, List.of(named))
                        .get(0)
                        .source()
                        .read()
                        .complaints()
                        .get(0)
                        .where())
                .isEqualTo("k");
    }

    @Test
    void namedDefaultTakesThePlaceOfTheEnvironments() {
        UrlEnvironment around = new UrlEnvironment(Map.of("DATABASE_URL", "postgresql://app/d"), false);

        List<Target> targets = Targets.from(around, List.of(NamedUrl.text("default", "k", "postgresql://other/d")));

        assertThat(targets)
                .singleElement()
                .satisfies(each -> assertThat(each.source().read().redacted()).isEqualTo("postgresql://other:5432/d"));
    }

    @Test
    void localhostIsARiskInAContainerOnly() {
        for (String host : List.of("localhost", "127.0.0.1", "[::1]")) {
            String text = "postgresql://app@" + host + "/d";
            DatabaseUrl inside = Targets.of(text, new UrlEnvironment(Map.of(), true))
                    .source()
                    .read();
            DatabaseUrl outside = Targets.of(text, new UrlEnvironment(Map.of(), false))
                    .source()
                    .read();

            assertThat(inside.complaints()).extracting(UrlProblem::weight).containsExactly(Weight.RISK);
            assertThat(outside.complaints()).isEmpty();
        }
    }
}
