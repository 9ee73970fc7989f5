package dev.lifeguard.database;

import dev.lifeguard.database.UrlProblem.Weight;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * libpq's password file, asked for any URL without a password. One that others may read is left alone, as libpq and asyncpg
 * do; pgjdbc reads it all the same.
 *
 * @see <a href="https://www.postgresql.org/docs/current/libpq-pgpass.html">libpq: the password file</a>
 */
final class Passfile {
    private static final Set<PosixFilePermission> OWNERS = EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

    private Passfile() {}

    static DatabaseUrl complete(DatabaseUrl url, ParsedUrl draft, Map<String, String> environment) {
        if (!url.usable() || url.password().isPresent()) {
            return url;
        }
        Optional<String> named = draft.get("passfile")
                .or(() -> Variable.read(environment, "PGPASSFILE").value().map(Secret::reveal));
        Optional<String> path = named.or(() -> Optional.ofNullable(environment.get("HOME"))
                .filter(home -> !home.isEmpty())
                .map(home -> home + "/.pgpass"));
        return path.map(file -> complete(url, file, named.isPresent())).orElse(url);
    }

    private static DatabaseUrl complete(DatabaseUrl url, String path, boolean named) {
        SmallFile file = SmallFile.read(path);
        if (file.text().isEmpty()) {
            return named ? url.withComplaint(risk("the password file that is named " + file.problem())) : url;
        }
        if (url.dialect() != Dialect.JDBC && isOpenToOthers(path)) {
            return url.withComplaint(risk("the password file " + path
                    + " may be read by its group or by others, so libpq ignores it; it needs mode 0600"));
        }
        return PassfileEntry.find(file.text().get(), url).map(url::withPassword).orElse(url);
    }

    private static boolean isOpenToOthers(String path) {
        try {
            return !OWNERS.containsAll(Files.getPosixFilePermissions(Path.of(path)));
        } catch (IOException | UnsupportedOperationException | InvalidPathException e) {
            return false;
        }
    }

    private static UrlProblem risk(String what) {
        return new UrlProblem(Weight.RISK, "passfile", what, Optional.empty());
    }
}
