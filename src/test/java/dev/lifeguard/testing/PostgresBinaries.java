package dev.lifeguard.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.embedded.PgBinaryResolver;
import java.io.InputStream;
import java.time.Duration;
import java.util.jar.JarFile;

/** The server's programs: of the newest major on the class path, of others in a file that a system property names. */
final class PostgresBinaries {
    /** On a machine that does much else, too. */
    private static final Duration STARTING = Duration.ofMinutes(1);

    private PostgresBinaries() {}

    static EmbeddedPostgres.Builder of(int major) {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder().setPGStartupWait(STARTING);
        return major == RealPostgres.NEWEST ? builder : builder.setPgBinaryResolver(inFile(major));
    }

    private static PgBinaryResolver inFile(int major) {
        return (system, machine) -> {
            JarFile jar = new JarFile(System.getProperty("lifeguard.postgres." + major));
            InputStream archive = jar.getInputStream(jar.stream()
                    .filter(entry -> entry.getName().endsWith(".txz"))
                    .findFirst()
                    .orElseThrow());
            return archive;
        };
    }
}
