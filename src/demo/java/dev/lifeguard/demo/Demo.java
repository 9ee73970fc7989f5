package dev.lifeguard.demo;

import java.io.IOException;
import java.nio.file.Path;

/** Starts the playground, with nothing prepared, and ends with it. */
public final class Demo {
    /** Exit code where a port cannot be had. */
    private static final int REFUSED = 3;

    private Demo() {}

    /** The one argument is the sidecar's jar. Ends with the sidecar's exit code, or with one sentence. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        try {
            run(Path.of(arguments[0]), DemoPorts.of(System.getenv()));
        } catch (UnusablePort refused) {
            System.err.println("lifeguard: " + refused.getMessage());
            System.exit(REFUSED);
        }
    }

    private static void run(Path program, DemoPorts ports) throws IOException, InterruptedException {
        Playground playground = Playground.open(program, ports);
        Runtime.getRuntime().addShutdownHook(new Thread(playground::close, "end-of-demo"));
        ProcessHandle.current().parent().ifPresent(Demo::endWith);
        if (playground.sidecar().answers()) {
            System.out.println("Lifeguard watches a PostgreSQL made for this demo: open " + ports.page()
                    + " and break things from " + ports.buttons()
                    + " (Ctrl-C ends all); for a database of your own: DATABASE_URL=postgresql://user:password@host/name"
                    + " java -jar target/quarkus-app/quarkus-run.jar");
        }
        System.exit(playground.sidecar().waitFor());
    }

    /** Ctrl-C reaches this process too, but a signal to Maven alone does not. */
    private static void endWith(ProcessHandle maven) {
        maven.onExit().thenRun(() -> System.exit(0));
    }
}
