package dev.lifeguard.config;

import java.net.URISyntaxException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Optional;

/**
 * The {@code application.properties} beside the executable. Quarkus itself looks for one only in {@code config/} below
 * the working directory, which in a container is hardly ever where the executable is.
 */
final class BesideExecutable {
    private static final String NAME = "application.properties";

    private BesideExecutable() {}

    static Optional<Path> file() {
        boolean isNative = System.getProperty("org.graalvm.nativeimage.imagecode") != null;
        return (isNative
                        ? ProcessHandle.current().info().command().map(Path::of).flatMap(BesideExecutable::parent)
                        : ofJar())
                .map(folder -> folder.resolve(NAME))
                .filter(Files::isRegularFile);
    }

    /** The code lies in {@code app/} below the folder of the jar that is started, or in that jar itself. */
    private static Optional<Path> ofJar() {
        CodeSource source = BesideExecutable.class.getProtectionDomain().getCodeSource();
        if (source == null || source.getLocation() == null) {
            return Optional.empty();
        }
        try {
            Path jar = Path.of(source.getLocation().toURI());
            return parent(jar).flatMap(folder -> folder.endsWith("app") ? parent(folder) : Optional.of(folder));
        } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException e) {
            return Optional.empty();
        }
    }

    private static Optional<Path> parent(Path path) {
        return Optional.ofNullable(path.toAbsolutePath().getParent());
    }
}
