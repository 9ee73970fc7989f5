package dev.lifeguard.deploy;

import dev.lifeguard.testing.PackagedProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What the images of a pod's containers hold: the packaged sidecar as {@code /lifeguard}, and {@link SmallApplication}. */
final class PodImages {
    private static final Path JDK = Path.of(System.getProperty("java.home"));
    private static final Path OPTIONS = Path.of("deploy", "jvm.options");

    /** Not where it stands on this machine, which may be below what a pod has a volume for, as /tmp. */
    private static final String PROGRAM = "/opt/lifeguard";

    private final Path lifeguard;
    private final List<Path> application = Stream.of(SmallApplication.class, org.postgresql.Driver.class)
            .map(type -> Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().getPath()))
            .toList();

    PodImages(Path folder) throws IOException {
        lifeguard = areNative() ? PackagedProgram.file() : script(folder.resolve("program"));
    }

    /** The JVM's image starts by an entry point of its own; as one file it can stand in for the executable. */
    private static Path script(Path file) throws IOException {
        List<String> command = new ArrayList<>(List.of(JDK.resolve("bin/java").toString()));
        command.addAll(options());
        command.addAll(List.of("-jar", PROGRAM + "/" + PackagedProgram.jar().getFileName(), "\"$@\""));
        Files.writeString(file, "#!/bin/sh\nexec " + String.join(" ", command) + "\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static List<String> options() throws IOException {
        return Files.readAllLines(OPTIONS).stream()
                .filter(line -> line.startsWith("-"))
                .toList();
    }

    /** Whether the sidecar is the native executable. */
    boolean areNative() {
        return !PackagedProgram.file().equals(PackagedProgram.jar());
    }

    /** What a container starts, by its name, unless its manifest says otherwise. */
    List<String> entryPoint(String container) throws IOException {
        if (container.startsWith("lifeguard")) {
            return List.of("/lifeguard");
        }
        List<String> command = new ArrayList<>(List.of(JDK.resolve("bin/java").toString()));
        command.addAll(options());
        command.addAll(List.of("-cp", at(0) + ":" + at(1), SmallApplication.class.getName()));
        return command;
    }

    private static String at(int i) {
        return "/opt/application/" + i;
    }

    /** A JDK stands where it stands on this machine, so that it finds its own. */
    void unpack(ContainerRoot root) {
        root.give(JDK, JDK.toString()).giveFile(lifeguard, "/lifeguard");
        Path jar = PackagedProgram.jar().getParent();
        if (Files.isDirectory(jar)) {
            root.give(jar, PROGRAM);
        }
        for (int i = 0; i < application.size(); i++) {
            if (Files.isDirectory(application.get(i))) {
                root.give(application.get(i), at(i));
            } else {
                root.giveFile(application.get(i), at(i));
            }
        }
    }
}
