package dev.lifeguard.migration.alembic;

import dev.lifeguard.migration.folder.MountedFolder;
import dev.lifeguard.migration.folder.NotReadable;
import dev.lifeguard.migration.folder.SourceText;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where Alembic's files lie. The mounted folder may be the one with {@code alembic.ini}, the one with {@code env.py}, or
 * the one with the revisions.
 *
 * @param versions directories with revisions
 * @param recursive whether those below them count as well
 * @param environment {@code env.py}
 */
record AlembicProject(List<Path> versions, boolean recursive, Optional<Path> environment) {
    /** @throws NotReadable where a place that {@code alembic.ini} names is not there */
    static AlembicProject in(MountedFolder folder) throws NotReadable {
        Optional<Path> file = folder.inside(Path.of("alembic.ini")).filter(Files::isRegularFile);
        if (file.isPresent()) {
            AlembicIni ini =
                    AlembicIni.parse(SourceText.read(file.get()), folder.root().toString());
            return of(folder, ini);
        }
        Path scripts = Stream.of("", "alembic", "migrations")
                .flatMap(name -> folder.directory(name).stream())
                .filter(each -> Files.exists(each.resolve("env.py")) || Files.isDirectory(each.resolve("versions")))
                .findFirst()
                .orElse(folder.root());
        Optional<Path> versions = folder.inside(scripts.resolve("versions")).filter(Files::isDirectory);
        return new AlembicProject(List.of(versions.orElse(scripts)), true, environment(folder, scripts));
    }

    private static AlembicProject of(MountedFolder folder, AlembicIni ini) throws NotReadable {
        Optional<Path> scripts = ini.scriptLocation().flatMap(place -> located(folder, place));
        List<Path> versions = new ArrayList<>();
        for (String place : ini.versionLocations()) {
            versions.add(located(folder, place)
                    .orElseThrow(() -> new NotReadable("has no " + place + ", which version_locations names")));
        }
        if (versions.isEmpty()) {
            Path place = scripts.orElseThrow(() -> new NotReadable("has no "
                    + ini.scriptLocation().orElse("script_location") + ", where alembic.ini has its scripts"));
            versions.add(folder.inside(place.resolve("versions"))
                    .filter(Files::isDirectory)
                    .orElseThrow(() -> new NotReadable("has no versions/ beside env.py")));
        }
        return new AlembicProject(versions, ini.recursive(), scripts.flatMap(each -> environment(folder, each)));
    }

    /** A directory, or one inside a package: {@code shop:migrations}. */
    private static Optional<Path> located(MountedFolder folder, String place) {
        try {
            Path path = Path.of(place.contains(":") ? place.replace('.', '/').replace(':', '/') : place);
            return folder.inside(path).filter(Files::isDirectory);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static Optional<Path> environment(MountedFolder folder, Path scripts) {
        return folder.inside(scripts.resolve("env.py")).filter(Files::isRegularFile);
    }
}
