package dev.lifeguard.incident;

import dev.lifeguard.finding.ClassPathText;
import java.io.Reader;
import java.io.StringReader;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resource.LoadableResource;
import org.jspecify.annotations.Nullable;

/**
 * The tables of ours, brought about by Flyway in a schema of their own, with a history of its own, so that neither the
 * application's tables nor its migrations are touched. Each file is named here, because a native executable can list no
 * directory.
 */
final class SchemaMigrations {
    static final String SCHEMA = "lifeguard";
    static final String HISTORY = "schema_history";

    private static final String FOLDER = "db/lifeguard/";
    private static final List<String> FILES = List.of("V1__incident.sql");

    private SchemaMigrations() {}

    /** The version of the last file. */
    static String latest() {
        String last = FILES.get(FILES.size() - 1);
        return last.substring(1, last.indexOf("__"));
    }

    /** Brings the schema up to date; it has to exist, and nobody else may be at it. */
    static void run(DataSource database) {
        Flyway.configure(SchemaMigrations.class.getClassLoader())
                .dataSource(database)
                .connectRetries(0)
                .schemas(SCHEMA)
                .defaultSchema(SCHEMA)
                .createSchemas(false)
                .table(HISTORY)
                .cleanDisabled(true)
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .resourceProvider(new Files())
                .javaMigrationClassProvider(List::of)
                .load()
                .migrate();
    }

    /** The files on the class path. */
    private static final class Files implements ResourceProvider {
        /** Flyway asks for files of settings beside each, of which there are none. */
        @Override
        public @Nullable LoadableResource getResource(String name) {
            return FILES.contains(name) ? new File(FOLDER + name) : null;
        }

        @Override
        public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
            return FILES.stream()
                    .filter(file ->
                            file.startsWith(prefix) && Stream.of(suffixes).anyMatch(file::endsWith))
                    .<LoadableResource>map(file -> new File(FOLDER + file))
                    .toList();
        }
    }

    /** One file on the class path. */
    private static final class File extends LoadableResource {
        private final String path;

        File(String path) {
            this.path = path;
        }

        @Override
        public Reader read() {
            return new StringReader(ClassPathText.read(path));
        }

        @Override
        public String getAbsolutePath() {
            return path;
        }

        @Override
        public String getAbsolutePathOnDisk() {
            return path;
        }

        @Override
        public String getFilename() {
            return path.substring(path.lastIndexOf('/') + 1);
        }

        @Override
        public String getRelativePath() {
            return getFilename();
        }
    }
}
