package dev.lifeguard.demo;

import java.io.IOException;
import java.nio.file.Path;

/** Starts the playground, with nothing prepared, and ends with it. */
public final class Demo {
    private Demo() {}

    /** The one argument is the sidecar's jar. Ends with the sidecar's exit code. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        DemoPorts ports = DemoPorts.of(System.getenv());
        Playground playground = Playground.open(Path.of(arguments[0]), ports);
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
