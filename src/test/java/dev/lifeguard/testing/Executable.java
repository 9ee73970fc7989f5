package dev.lifeguard.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The packaged sidecar as a process of its own, without any of this machine's own database settings. */
public final class Executable implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 60;

    private final Path program;
    private final Path folder;
    private final List<String> prefix;
    private final List<String> properties;
    private final List<Process> started = new ArrayList<>();

    /** What a process prints is kept in {@code folder}. */
    public Executable(Path folder) {
        this(folder, List.of());
    }

    /** @param prefix what starts it, for example in a network of its own */
    public Executable(Path folder, List<String> prefix) {
        this(folder, prefix, List.of());
    }

    /** @param properties as {@code -Dname=value} */
    public Executable(Path folder, List<String> prefix, List<String> properties) {
        this(PackagedProgram.file(), folder, prefix, properties);
    }

    /** @param program the packaged one, or a copy of it */
    public Executable(Path program, Path folder, List<String> prefix, List<String> properties) {
        this.program = program;
        this.folder = folder;
        this.prefix = List.copyOf(prefix);
        this.properties = List.copyOf(properties);
    }

    /** How a process ended. */
    public record Ended(int exitCode, String out, String err) {}

    /** One that runs. */
    public record Running(Process process, Path out, Path err) {
        public Ended end() throws IOException, InterruptedException {
            boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (!ended) {
                process.destroyForcibly();
            }
            assertThat(ended).as("ended by itself").isTrue();
            return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
        }

        public String printed() throws IOException {
            return Files.readString(out);
        }

        /** What it printed so far, and with it, where it is a JVM, what each of its threads is doing. */
        public String threads() throws IOException, InterruptedException {
            new ProcessBuilder("kill", "-QUIT", Long.toString(process.pid()))
                    .start()
                    .waitFor();
            process.waitFor(3, TimeUnit.SECONDS);
            return printed() + Files.readString(err);
        }
    }

    public Ended run(Map<String, String> environment, String... arguments) throws IOException, InterruptedException {
        return start(environment, arguments).end();
    }

    public Running start(Map<String, String> environment, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(PackagedProgram.command(program, properties));
        command.addAll(List.of(arguments));
        Path out = Files.createTempFile(folder, "out", ".txt");
        Path err = Files.createTempFile(folder, "err", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().keySet().removeIf(Executable::decides);
        builder.environment().putAll(environment);
        Process process = builder.start();
        started.add(process);
        return new Running(process, out, err);
    }

    /** Leaves nothing running, however a test ended. */
    @Override
    public void close() {
        started.forEach(Process::destroyForcibly);
    }

    private static boolean decides(String variable) {
        return variable.startsWith("PG")
                || variable.startsWith("DATABASE_URL")
                || variable.startsWith("LIFEGUARD_")
                || variable.startsWith("QUARKUS_");
    }
}
