package dev.lifeguard.deploy;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.TemplateCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/** A chart on disk, rendered by the Helm library. */
final class Chart {
    static final Path LIFEGUARD = Path.of("helm", "lifeguard");
    static final Path EXAMPLE = Path.of("helm", "example");

    /** The library's own default is older than native sidecars. */
    private static final String KUBERNETES = "1.34.0";

    private final Path folder;

    private Chart(Path folder) {
        this.folder = folder;
    }

    static Chart lifeguard() {
        assumeHelm();
        return new Chart(LIFEGUARD);
    }

    /** The example with the chart it depends on where {@code helm dependency build} would put it. */
    static Chart example(Path scratch) throws IOException {
        assumeHelm();
        Path copy = scratch.resolve("example");
        copy(EXAMPLE, copy);
        copy(LIFEGUARD, copy.resolve("charts/lifeguard"));
        return new Chart(copy);
    }

    /** The library has executables for the usual platforms, of which the build picks this machine's. */
    private static void assumeHelm() {
        boolean present = ServiceLoader.load(com.marcnuri.helm.jni.NativeLibrary.class).stream()
                .anyMatch(library -> library.type().getName().startsWith("com.marcnuri.helm"));
        assumeTrue(present, "skipped: the Helm library has no executable for this platform");
    }

    Helm helm() {
        return new Helm(folder);
    }

    /** Throws with Helm's own message where the values are refused. */
    Manifests render(Path values) {
        return Manifests.of(text(values));
    }

    String text(Path values) {
        return text("shop", values);
    }

    String text(String release, Path values) {
        TemplateCommand template = helm().template();
        return template.withName(release)
                .withNamespace("shop")
                .withKubeVersion(KUBERNETES)
                .withValuesFile(values.toAbsolutePath())
                .call();
    }

    /** What is said at the end of an installation, which no cluster is needed for. */
    String notes(Path values) {
        String output = helm().install()
                .withName("shop")
                .withNamespace("shop")
                .withKubeVersion(KUBERNETES)
                .withValuesFile(values.toAbsolutePath())
                .clientOnly()
                .dryRun()
                .call()
                .getOutput();
        return output.substring(output.indexOf("NOTES:"));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }
}
