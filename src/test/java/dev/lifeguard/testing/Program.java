package dev.lifeguard.testing;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A program of this machine, where it is installed. */
public final class Program {
    private Program() {}

    /** Looked for in these directories and then on the PATH. */
    public static Optional<Path> find(String name, String... directories) {
        List<String> all = new ArrayList<>(List.of(directories));
        all.addAll(Arrays.asList(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)));
        return all.stream()
                .map(directory -> Path.of(directory, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Runs as somebody else than root, as which neither PostgreSQL nor PgBouncer would start. */
    public static Process start(Path output, Map<String, String> environment, List<String> command) throws IOException {
        List<String> whole = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            whole.addAll(List.of("unshare", "-U"));
        }
        whole.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(whole)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
        builder.environment().putAll(environment);
        return builder.start();
    }

    public static void run(Path output, Map<String, String> environment, List<String> command)
            throws IOException, InterruptedException {
        Process process = start(output, environment, command);
        if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IOException(command.get(0) + " failed: " + Files.readString(output));
        }
    }
}
