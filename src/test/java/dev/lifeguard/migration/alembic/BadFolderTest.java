package dev.lifeguard.migration.alembic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lifeguard.migration.folder.MountedFolder;
import dev.lifeguard.migration.folder.NotReadable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Directories as they are found, rather than as they should be. */
@Execution(ExecutionMode.CONCURRENT)
class BadFolderTest {
    @TempDir
    private Path folder;

    @TempDir
    private Path outside;

    private Path versions;

    @BeforeEach
    void make() throws IOException {
        versions = Files.createDirectory(folder.resolve("versions"));
        script(versions.resolve("a.py"), "a");
    }

    @Test
    void aMissingOneIsSaidToBeMissing() {
        assertUnreadable(folder.resolve("nowhere"), "does not exist");
        assertUnreadable(versions.resolve("a.py"), "is not a directory");
        assertUnreadable(Path.of("/dev/null"), "is not a directory");
    }

    @Test
    void anEmptyOneHoldsNoRevision() throws Exception {
        assertThat(new AlembicFolder(outside.toString()).read().graph().isEmpty())
                .isTrue();
    }

    @Test
    @Timeout(20)
    void linksInCirclesAreFollowedOnce() throws Exception {
        for (int link = 0; link < 12; link++) {
            Files.createSymbolicLink(versions.resolve("up" + link), folder);
            Files.createSymbolicLink(versions.resolve("here" + link), versions);
        }
        MountedFolder mounted = MountedFolder.at(folder.toString());

        assertThat(mounted.files(mounted.root(), ".py", true)).hasSize(1);
    }

    @Test
    void anUnreadableFileIsNamed() throws IOException {
        Path secret = script(versions.resolve("b.py"), "b");
        assumeTrue(secret.toFile().setReadable(false) && !Files.isReadable(secret), "root may read every file");

        assertUnreadable(folder, "holds versions/b.py, which cannot be used: it cannot be read by this process");
    }

    @Test
    void aLinkThatLeadsOutsideIsNotFollowed() throws Exception {
        script(outside.resolve("z.py"), "z");
        Files.createSymbolicLink(versions.resolve("z.py"), outside.resolve("z.py"));
        Files.createSymbolicLink(versions.resolve("more"), outside);
        Files.createSymbolicLink(versions.resolve("self"), versions);
        Files.createSymbolicLink(versions.resolve("dangling.py"), outside.resolve("nothing"));

        assertThat(new AlembicFolder(folder.toString()).read().graph().scripts().size())
                .isEqualTo(1);
    }

    @Test
    void linksOfAConfigMapAreFollowed() throws Exception {
        Path data = Files.createDirectory(folder.resolve("..2026_data"));
        script(data.resolve("m.py"), "m");
        Files.createSymbolicLink(folder.resolve("..data"), Path.of("..2026_data"));
        Files.delete(versions.resolve("a.py"));
        Files.delete(versions);
        Files.createSymbolicLink(folder.resolve("m.py"), Path.of("..data/m.py"));

        assertThat(new AlembicFolder(folder.toString()).read().graph().heads()).containsExactly("m");
    }

    @Test
    void aLocationOutsideIsNotThere() throws IOException {
        Files.writeString(folder.resolve("alembic.ini"), "[alembic]\nscript_location = " + outside + "\n");

        assertUnreadable(folder, "has no " + outside + ", where alembic.ini has its scripts");
    }

    @Test
    void syntaxErrorsAndBinaryTextAreNamed() throws IOException {
        Path bad = Files.writeString(versions.resolve("bad.py"), "revision = 'b\n");
        assertUnreadable(
                folder,
                "holds versions/bad.py, which cannot be used: it is not valid Python: a string is not closed, which"
                        + " begins in line 1");
        Files.write(bad, new byte[] {'r', 0, 1, 2});
        assertUnreadable(folder, "holds versions/bad.py, which cannot be used: it is binary");
        Files.write(bad, new byte[] {(byte) 0xC3, 0x28});
        assertUnreadable(folder, "holds versions/bad.py, which cannot be used: it is not UTF-8 text");
    }

    @Test
    void aHugeFileIsNotReadToItsEnd() throws IOException {
        Files.writeString(versions.resolve("huge.py"), "#".repeat(1024 * 1024 + 1));

        assertUnreadable(folder, "holds versions/huge.py, which cannot be used: it is larger than 1 MiB");
    }

    @Test
    void moreFilesThanAnyProjectHasAreNotListed() throws IOException {
        for (int i = 0; i <= 20_000; i++) {
            Files.createFile(versions.resolve("f" + i));
        }

        assertUnreadable(folder, "holds more than 20000 files");
    }

    @Test
    void whatHasChangedIsReadAgain() throws Exception {
        AlembicFolder looked = new AlembicFolder(folder.toString());
        assertThat(looked.read().graph().heads()).containsExactly("a");

        script(versions.resolve("a.py"), "another");

        assertThat(looked.read().graph().heads()).containsExactly("another");
    }

    @Test
    void nothingIsEverRun() throws Exception {
        Path mark = outside.resolve("mark");
        Files.writeString(versions.resolve("run.py"), "open('" + mark + "', 'w')\nrevision = 'r'\n");

        assertThat(new AlembicFolder(folder.toString()).read().graph().knows("r"))
                .isTrue();
        assertThat(mark).doesNotExist();
    }

    private static void assertUnreadable(Path path, String why) {
        assertThatThrownBy(() -> new AlembicFolder(path.toString()).read())
                .isInstanceOf(NotReadable.class)
                .hasMessage(why);
    }

    private static Path script(Path file, String revision) throws IOException {
        return Files.writeString(file, "revision = '" + revision + "'\ndown_revision = None\n");
    }
}
