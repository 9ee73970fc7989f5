package dev.lifeguard.bench;

import dev.lifeguard.testing.FreePort;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The program under test: a jar on this JDK, or an executable as it is. */
record MeasuredSidecar(Process process, int port, Api api, List<String> command, BenchStopwatch age)
        implements AutoCloseable {

    static MeasuredSidecar start(Path executable, String options, String url) throws IOException {
        return start(List.of(), "127.0.0.1", command(executable, options), Map.of("DATABASE_URL", url));
    }

    /**
     * One in a network of its own.
     *
     * @param inside what starts a program there
     * @param host where it is reached from here
     */
    static MeasuredSidecar start(List<String> inside, String host, Path executable, Map<String, String> settings)
            throws IOException {
        return start(inside, host, command(executable, ""), settings);
    }

    private static MeasuredSidecar start(
            List<String> inside, String host, List<String> command, Map<String, String> settings) throws IOException {
        int port = FreePort.next();
        List<String> all = new ArrayList<>(inside);
        all.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(all).inheritIO();
        builder.environment().putAll(settings);
        builder.environment().put("QUARKUS_HTTP_PORT", Integer.toString(port));
        builder.environment().put("QUARKUS_LOG_LEVEL", "ERROR");
        BenchStopwatch age = new BenchStopwatch();
        return new MeasuredSidecar(builder.start(), port, new Api(host, port), command, age);
    }

    private static List<String> command(Path executable, String options) {
        List<String> command = new ArrayList<>();
        if (executable.toString().endsWith(".jar")) {
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            Arrays.stream(options.split(" ")).filter(word -> !word.isEmpty()).forEach(command::add);
            command.add("-jar");
        }
        command.add(executable.toString());
        return command;
    }

    /** What was measured, without the paths of this machine. */
    String describe() {
        boolean jar = command.contains("-jar");
        String options = String.join(" ", command.subList(jar ? 1 : 0, command.size() - 1));
        return jar
                ? "On the JVM: java " + options + " "
                        + Path.of(command.get(command.size() - 1)).getFileName() + ", JDK " + Runtime.version()
                : "Native executable";
    }

    Duration untilReady() throws IOException, InterruptedException {
        api.untilReady();
        return age.elapsed();
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(5, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
