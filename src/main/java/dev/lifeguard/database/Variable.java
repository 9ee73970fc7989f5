package dev.lifeguard.database;

import dev.lifeguard.database.UrlProblem.Weight;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One setting from the environment: from {@code NAME}, or from the file that {@code NAME_FILE} names, read anew each time.
 *
 * @param value empty where neither is set, or the file cannot be used
 * @param complaints about the file; never with the value in them
 */
record Variable(Optional<Secret> value, List<UrlProblem> complaints) {

    static Variable read(Map<String, String> environment, String name) {
        String plain = environment.getOrDefault(name, "");
        String file = environment.getOrDefault(name + "_FILE", "");
        if (!plain.isEmpty()) {
            return new Variable(Optional.of(Secret.of(plain)), file.isEmpty() ? List.of() : List.of(both(name)));
        }
        return file.isEmpty() ? new Variable(Optional.empty(), List.of()) : fromFile(name + "_FILE", file);
    }

    /** The file beside a variable that is set as well and therefore wins; empty where there is none that can be read. */
    static Optional<Secret> fileBeside(Map<String, String> environment, String name) {
        String file = environment.getOrDefault(name + "_FILE", "");
        return environment.getOrDefault(name, "").isEmpty() || file.isEmpty()
                ? Optional.empty()
                : SmallFile.read(file).text().map(Secret::of);
    }

    /** When that file was written. */
    static Optional<Instant> writtenAt(Map<String, String> environment, String name) {
        try {
            return Optional.of(Files.getLastModifiedTime(Path.of(environment.getOrDefault(name + "_FILE", "")))
                    .toInstant());
        } catch (IOException | InvalidPathException gone) {
            return Optional.empty();
        }
    }

    static boolean isSet(Map<String, String> environment, String name) {
        return !environment.getOrDefault(name, "").isEmpty()
                || !environment.getOrDefault(name + "_FILE", "").isEmpty();
    }

    static Variable fromFile(String where, String path) {
        SmallFile file = SmallFile.read(path);
        if (file.text().isPresent()) {
            return new Variable(file.text().map(Secret::of), List.of());
        }
        String what = "it names " + shown(path) + ", which " + file.problem();
        return new Variable(Optional.empty(), List.of(UrlProblem.unusable(where, what)));
    }

    /** The path, unless it looks as if the secret itself had been put where its path belongs. */
    private static String shown(String path) {
        if (path.indexOf('=') >= 0 || path.contains("://") || !path.startsWith("/")) {
            return "something that is no absolute path";
        }
        int slash = path.lastIndexOf('/');
        boolean near = path.indexOf('\0') < 0 && slash > 0 && Files.isDirectory(Path.of(path.substring(0, slash)));
        boolean pathlike = path.matches("(?:/[A-Za-z0-9._-]{1,64}){2,16}/?");
        return near || pathlike ? path : "something that is no path to a file here";
    }

    private static UrlProblem both(String name) {
        String what = "it is set, and " + name + "_FILE too: the file is ignored";
        return new UrlProblem(Weight.RISK, name, what, Optional.empty());
    }
}
