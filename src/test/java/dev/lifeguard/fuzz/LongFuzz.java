package dev.lifeguard.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Fuzzes each target in a process of its own, for so many seconds. What is found is written beside the inputs of its
 * target, where the next build reads it.
 */
public final class LongFuzz {
    private LongFuzz() {}

    /**
     * Ends with 1 where something was found.
     *
     * @param arguments seconds for each target, then names of targets; all of them where there are none
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        List<String> chosen =
                arguments.length > 1 ? List.of(arguments).subList(1, arguments.length) : FuzzSeedsTest.names();
        boolean found = false;
        for (String name : chosen) {
            System.out.println("fuzzing " + name);
            found |= run(name, arguments[0]) != 0;
        }
        System.exit(found ? 1 : 0);
    }

    private static int run(String name, String seconds) throws IOException, InterruptedException {
        Path inputs = FuzzSeedsTest.INPUTS.resolve(name);
        Path corpus = Files.createDirectories(Path.of("target/fuzz").resolve(name));
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx1g",
                        "-classpath",
                        System.getProperty("java.class.path"),
                        "com.code_intelligence.jazzer.Jazzer",
                        "--target_class=" + JazzerEntry.class.getName(),
                        "--target_args=" + name,
                        "--instrumentation_includes=dev.lifeguard.**",
                        "-max_total_time=" + seconds,
                        "-max_len=65536",
                        "-timeout=10",
                        "-artifact_prefix=" + inputs + "/",
                        corpus.toString(),
                        inputs.toString())
                .inheritIO()
                .start()
                .waitFor();
    }
}
