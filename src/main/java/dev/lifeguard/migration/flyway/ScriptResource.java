package dev.lifeguard.migration.flyway;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.flywaydb.core.api.resource.LoadableResource;

/** One script, as Flyway reads it to count its checksum. */
final class ScriptResource extends LoadableResource {
    private final Path root;
    private final Path file;

    ScriptResource(Path root, Path file) {
        this.root = root;
        this.file = file;
    }

    @Override
    public Reader read() {
        try {
            return Files.newBufferedReader(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String getAbsolutePath() {
        return file.toString();
    }

    @Override
    public String getAbsolutePathOnDisk() {
        return file.toString();
    }

    @Override
    public String getFilename() {
        return String.valueOf(file.getFileName());
    }

    @Override
    public String getRelativePath() {
        return root.relativize(file).toString();
    }
}
