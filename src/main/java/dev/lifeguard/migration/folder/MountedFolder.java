package dev.lifeguard.migration.folder;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A directory and what lies below it. Reading blocks: call it from a worker. */
public final class MountedFolder {
    /** Files in one listing; more than any project has. */
    static final int MOST_FILES = 20_000;

    static final int DEEPEST = 8;

    private final Path root;

    private MountedFolder(Path root) {
        this.root = root;
    }

    /**
     * The folder at this path, links in the path itself resolved.
     *
     * @throws NotReadable where there is none, with the reason
     */
    public static MountedFolder at(String path) throws NotReadable {
        try {
            Path real = Path.of(path).toRealPath();
            if (!Files.isDirectory(real)) {
                throw new NotReadable("is not a directory");
            }
            return new MountedFolder(real);
        } catch (NoSuchFileException e) {
            throw new NotReadable("does not exist");
        } catch (InvalidPathException e) {
            throw new NotReadable("is not a path");
        } catch (IOException e) {
            throw new NotReadable("cannot be read by this process");
        }
    }

    public Path root() {
        return root;
    }

    /** What lies at a path below this folder, links resolved; empty where that is nothing, or is outside. */
    public Optional<Path> inside(Path path) {
        try {
            Path real = root.resolve(path).toRealPath();
            return real.startsWith(root) ? Optional.of(real) : Optional.empty();
        } catch (IOException | InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** A directory below this one, by its relative path; empty where there is none, or it leads outside. */
    public Optional<Path> directory(String relative) {
        try {
            return inside(Path.of(relative)).filter(Files::isDirectory);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /**
     * Regular files in a directory whose name ends like this, in the order of their paths. Hidden ones and those behind
     * links that lead out of the folder are left out; a directory that several links lead to is looked into once.
     *
     * @param recursive whether to look into the directories below as well
     * @throws NotReadable where it cannot be listed, or holds too much
     */
    public List<Path> files(Path directory, String ending, boolean recursive) throws NotReadable {
        List<Path> found = new ArrayList<>();
        collect(directory, ending, recursive ? DEEPEST : 0, found, new HashSet<>());
        found.sort(null);
        return found;
    }

    /** @param seen directories, links resolved: one that leads back up would otherwise be looked into again and again */
    private void collect(Path directory, String ending, int depth, List<Path> found, Set<Path> seen)
            throws NotReadable {
        if (!inside(directory).map(seen::add).orElse(false)) {
            return;
        }
        List<Path> below = new ArrayList<>();
        int entries = 0;
        try (DirectoryStream<Path> listing = Files.newDirectoryStream(directory)) {
            for (Path entry : listing) {
                entries++;
                if (entries > MOST_FILES || found.size() > MOST_FILES) {
                    throw new NotReadable("holds more than " + MOST_FILES + " files");
                }
                sort(entry, ending, found, below);
            }
        } catch (NotDirectoryException | NoSuchFileException e) {
            throw new NotReadable("is gone");
        } catch (AccessDeniedException e) {
            throw new NotReadable("cannot be read by this process");
        } catch (IOException | DirectoryIteratorException e) {
            throw new NotReadable("cannot be listed");
        }
        if (depth > 0) {
            for (Path each : below) {
                collect(each, ending, depth - 1, found, seen);
            }
        }
    }

    private void sort(Path entry, String ending, List<Path> found, List<Path> below) {
        String name = String.valueOf(entry.getFileName());
        if (name.startsWith(".") || name.equals("__pycache__")) {
            return;
        }
        if (Files.isDirectory(entry)) {
            inside(entry).ifPresent(real -> below.add(entry));
        } else if (name.endsWith(ending) && Files.isRegularFile(entry)) {
            inside(entry).ifPresent(real -> found.add(entry));
        }
    }
}
