package dev.lifeguard.testing;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What integration tests start: the packaged jar on this JDK, or the executable of {@code -Dlifeguard.executable}. */
public final class PackagedProgram {
    /**
     * As in {@code deploy/jvm.options}: a start takes a third less of the processor; and a quarter less of what is left where
     * classes that this build has just compiled are not verified each time.
     */
    private static final List<String> CHEAP = List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UnlockDiagnosticVMOptions",
            "-XX:-BytecodeVerificationRemote");

    private PackagedProgram() {}

    /** The jar or the executable. */
    public static Path file() {
        return executable().orElseGet(PackagedProgram::jar);
    }

    /** The jar, even where an executable is under test. */
    public static Path jar() {
        return Path.of(System.getProperty("lifeguard.jar", "target/quarkus-app/quarkus-run.jar"))
                .toAbsolutePath();
    }

    /** What starts it, without arguments of its own. */
    public static List<String> command() {
        return command(file(), List.of());
    }

    /** @param properties as {@code -Dname=value}, which both kinds understand */
    public static List<String> command(Path file, List<String> properties) {
        List<String> command = new ArrayList<>();
        if (file.toString().endsWith(".jar")) {
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(CHEAP);
            command.addAll(properties);
            command.addAll(List.of("-jar", file.toString()));
        } else {
            command.add(file.toString());
            command.addAll(properties);
        }
        return command;
    }

    /** For tests of the jar or of the image on the JVM; skips where an executable is under test. */
    public static void assumeJar() {
        assumeThat(executable())
                .as("skipped: is about the JVM, and -Dlifeguard.executable names an executable")
                .isEmpty();
    }

    /** For what only the native executable is small enough for. */
    public static void assumeExecutable() {
        assumeThat(executable())
                .as("skipped: is about the native executable, which -Dlifeguard.executable names")
                .isPresent();
    }

    private static Optional<Path> executable() {
        return Optional.ofNullable(System.getProperty("lifeguard.executable"))
                .filter(path -> !path.isEmpty())
                .map(path -> Path.of(path).toAbsolutePath());
    }
}
