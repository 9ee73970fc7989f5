package dev.lifeguard.migration.flyway;

import dev.lifeguard.migration.folder.MountedFolder;
import dev.lifeguard.migration.folder.NotReadable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resource.LoadableResource;
import org.jspecify.annotations.Nullable;

/** The scripts of a mounted folder, and nothing that a link in it leads to outside. */
record Scripts(Path root, List<Path> files) implements ResourceProvider {
    /** Bytes that are read for checksums in one look. */
    private static final long LARGEST = 64L * 1024 * 1024;

    /** @throws NotReadable where the folder cannot be used, holds no script or too much */
    static Scripts in(String path) throws NotReadable {
        MountedFolder folder = MountedFolder.at(path);
        List<Path> files = folder.files(folder.root(), ".sql", true);
        if (files.isEmpty()) {
            throw new NotReadable("holds no script of Flyway's");
        }
        long bytes = 0;
        for (Path file : files) {
            bytes += size(folder, file);
        }
        if (bytes > LARGEST) {
            throw new NotReadable("holds more than 64 MiB of scripts");
        }
        return new Scripts(folder.root(), files);
    }

    private static long size(MountedFolder folder, Path file) throws NotReadable {
        try {
            if (!Files.isReadable(file)) {
                throw new NotReadable("holds " + folder.root().relativize(file) + ", which cannot be read");
            }
            return Files.size(file);
        } catch (IOException e) {
            throw new NotReadable("changes while it is read");
        }
    }

    @Override
    public @Nullable LoadableResource getResource(String name) {
        return files.stream()
                .map(file -> new ScriptResource(root, file))
                .filter(resource -> resource.getRelativePath().equals(name))
                .findFirst()
                .orElse(null);
    }

    @Override
    public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
        return files.stream()
                .filter(file -> matches(String.valueOf(file.getFileName()), prefix, suffixes))
                .<LoadableResource>map(file -> new ScriptResource(root, file))
                .toList();
    }

    private static boolean matches(String name, String prefix, String[] suffixes) {
        return name.startsWith(prefix) && Arrays.stream(suffixes).anyMatch(name::endsWith);
    }
}
