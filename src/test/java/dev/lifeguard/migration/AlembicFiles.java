package dev.lifeguard.migration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A project of Alembic's in the making. */
record AlembicFiles(Path folder) {
    static AlembicFiles in(Path folder) {
        AlembicFiles files = new AlembicFiles(folder);
        return files.file("alembic.ini", "[alembic]\nscript_location = %(here)s\n")
                .env("target_metadata = None");
    }

    AlembicFiles file(String name, String text) {
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    AlembicFiles env(String text) {
        return file("env.py", "from alembic import context\n" + text + "\n");
    }

    /** @param body of {@code upgrade()}, without its indentation */
    AlembicFiles revision(String id, String parent, String body) {
        String down = parent == null ? "None" : "'" + parent + "'";
        return file("versions/" + id + "_step.py", """
                from alembic import op
                import sqlalchemy as sa

                revision = '%s'
                down_revision = %s


                def upgrade():
                %s


                def downgrade():
                    raise NotImplementedError
                """.formatted(
                        id, down, body.indent(4).stripTrailing()));
    }
}
