package dev.lifeguard.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** An Alembic project of two revisions, as it is mounted beside the application. */
final class DemoMigrations {
    static final String FIRST = "1a2b3c4d5e6f";
    static final String HEAD = "2b3c4d5e6f7a";

    private DemoMigrations() {}

    static Path write(Path folder) throws IOException {
        Path versions = Files.createDirectories(folder.resolve("alembic").resolve("versions"));
        Files.writeString(folder.resolve("alembic.ini"), "[alembic]\nscript_location = alembic\n");
        Files.writeString(folder.resolve("alembic").resolve("env.py"), "# run by Alembic alone\n");
        Files.writeString(versions.resolve(FIRST + "_orders.py"), revision(FIRST, "None", "create_table('orders')"));
        Files.writeString(
                versions.resolve(HEAD + "_notes.py"),
                revision(HEAD, "'" + FIRST + "'", "add_column('orders', sa.Column('note', sa.Text()))"));
        return folder;
    }

    private static String revision(String revision, String down, String step) {
        return "from alembic import op\nimport sqlalchemy as sa\n\nrevision = '" + revision + "'\ndown_revision = "
                + down
                + "\nbranch_labels = None\ndepends_on = None\n\n\ndef upgrade():\n    op." + step
                + "\n\n\ndef downgrade():\n    pass\n";
    }
}
