package dev.lifeguard.migration.alembic;

import dev.lifeguard.migration.alembic.graph.RevisionGraph;
import dev.lifeguard.migration.alembic.graph.RevisionScript;
import dev.lifeguard.migration.alembic.graph.ScriptText;
import dev.lifeguard.migration.alembic.python.NotPython;
import dev.lifeguard.migration.folder.MountedFolder;
import dev.lifeguard.migration.folder.NotReadable;
import dev.lifeguard.migration.folder.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A mounted folder of Alembic's. Scripts that did not change since the last look are not read again, so that a look at
 * thousands of them costs a listing. Blocks; one thread at a time.
 */
final class AlembicFolder {
    private final String path;
    private Map<Path, Known> known = Map.of();

    AlembicFolder(String path) {
        this.path = path;
    }

    /** A file as it was when it was read: a script, or why it is none. */
    private record Known(FileTime changed, long size, Optional<RevisionScript> script, String problem) {
        boolean is(BasicFileAttributes now) {
            return changed.equals(now.lastModifiedTime()) && size == now.size();
        }
    }

    /** @throws NotReadable where the folder or a script in it cannot be used: without one of them nothing is certain */
    AlembicScripts read() throws NotReadable {
        MountedFolder folder = MountedFolder.at(path);
        AlembicProject project = AlembicProject.in(folder);
        Map<Path, Known> seen = new HashMap<>();
        List<RevisionScript> scripts = new ArrayList<>();
        for (Path directory : project.versions()) {
            for (Path file : folder.files(directory, ".py", project.recursive())) {
                if (isScript(file) && !seen.containsKey(file)) {
                    Known now = look(folder, file);
                    seen.put(file, now);
                    scripts.add(now.script()
                            .orElseThrow(() -> new NotReadable(
                                    "holds " + shown(folder, file) + ", which cannot be used: " + now.problem())));
                }
            }
        }
        known = seen;
        return new AlembicScripts(new RevisionGraph(scripts), environment(project));
    }

    /** What Alembic takes for one. Without {@code alembic.ini} the folder of {@code env.py} may be the scripts' as well. */
    private static boolean isScript(Path file) {
        String name = String.valueOf(file.getFileName());
        return !name.startsWith("__init__") && !name.equals("env.py");
    }

    private Known look(MountedFolder folder, Path file) {
        try {
            BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
            Known before = known.get(file);
            return before != null && before.is(now) ? before : read(folder, file, now);
        } catch (IOException e) {
            return new Known(FileTime.fromMillis(0), -1, Optional.empty(), "it is gone");
        }
    }

    private static Known read(MountedFolder folder, Path file, BasicFileAttributes now) {
        try {
            RevisionScript script = ScriptText.read(shown(folder, file), SourceText.read(file));
            return new Known(now.lastModifiedTime(), now.size(), Optional.of(script), "");
        } catch (NotReadable e) {
            return new Known(now.lastModifiedTime(), now.size(), Optional.empty(), "it " + e.why());
        } catch (NotPython e) {
            return new Known(now.lastModifiedTime(), now.size(), Optional.empty(), String.valueOf(e.getMessage()));
        }
    }

    private static String shown(MountedFolder folder, Path file) {
        return folder.root().relativize(file).toString();
    }

    private static AlembicEnvironment environment(AlembicProject project) {
        try {
            return project.environment().isPresent()
                    ? AlembicEnvironment.read(
                            SourceText.read(project.environment().get()))
                    : AlembicEnvironment.UNKNOWN;
        } catch (NotReadable e) {
            return AlembicEnvironment.UNKNOWN;
        }
    }
}
