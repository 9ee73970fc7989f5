package dev.lifeguard.migration.alembic;

import dev.lifeguard.migration.alembic.python.NotPython;
import dev.lifeguard.migration.alembic.python.PythonLine;
import dev.lifeguard.migration.alembic.python.PythonSource;
import dev.lifeguard.migration.alembic.python.PythonToken;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code env.py} says for certain.
 *
 * @param versionTable the table of the history, where it is not {@code alembic_version}
 * @param versionSchema its schema
 * @param noMetadata why autogenerate has nothing to compare with, as one clause; empty where it has, or may have
 * @param transactional whether revisions run in a transaction
 */
record AlembicEnvironment(
        Optional<String> versionTable,
        Optional<String> versionSchema,
        Optional<String> noMetadata,
        boolean transactional) {
    static final AlembicEnvironment UNKNOWN =
            new AlembicEnvironment(Optional.empty(), Optional.empty(), Optional.empty(), true);

    /** What cannot be read says nothing. */
    static AlembicEnvironment read(String text) {
        List<PythonLine> lines;
        try {
            lines = PythonSource.lines(text);
        } catch (NotPython e) {
            return UNKNOWN;
        }
        return new AlembicEnvironment(
                argument(lines, "version_table"),
                argument(lines, "version_table_schema"),
                noMetadata(lines),
                !text.contains("AUTOCOMMIT") && !text.contains("transactional_ddl"));
    }

    /** {@code name="…"}, wherever it is given. */
    private static Optional<String> argument(List<PythonLine> lines, String name) {
        for (PythonLine line : lines) {
            List<PythonToken> tokens = line.tokens();
            for (int i = 0; i + 2 < tokens.size(); i++) {
                if (tokens.get(i).is(name)
                        && tokens.get(i + 1).is("=")
                        && tokens.get(i + 2).isString()) {
                    return Optional.of(tokens.get(i + 2).text());
                }
            }
        }
        return Optional.empty();
    }

    /** {@code None}, or a metadata object that was made right here and given no table. */
    private static Optional<String> noMetadata(List<PythonLine> lines) {
        Map<String, List<PythonToken>> values = new HashMap<>();
        List<String> assigned = new ArrayList<>();
        for (PythonLine line : lines) {
            List<List<PythonToken>> sides = PythonLine.split(line.tokens(), "=");
            if (sides.size() == 2 && !sides.get(0).isEmpty()) {
                // in a condition it may be something else as well
                values.put(sides.get(0).get(0).text(), line.indent() == 0 ? sides.get(1) : List.of());
                assigned.add(sides.get(0).get(0).text());
            }
        }
        List<PythonToken> value = values.getOrDefault("target_metadata", List.of());
        boolean once = assigned.stream().filter("target_metadata"::equals).count() == 1;
        if (!once || value.isEmpty()) {
            return Optional.empty();
        }
        if (value.size() == 1 && value.get(0).is("None")) {
            return Optional.of("target_metadata is None in env.py");
        }
        List<PythonToken> made = value.size() == 1 || value.size() == 3
                ? values.getOrDefault(value.get(0).text(), value)
                : value;
        boolean fresh =
                made.stream().anyMatch(token -> token.is("MetaData") || token.is("declarative_base")) && !fills(lines);
        return fresh
                ? Optional.of("target_metadata is made in env.py, and no model is imported into it")
                : Optional.empty();
    }

    /** Whether anything in the file could put tables into a metadata object. */
    private static boolean fills(List<PythonLine> lines) {
        return lines.stream()
                .anyMatch(line -> line.startsWith("class")
                        || line.any(token -> token.is("Table") || token.is("reflect") || token.is("to_metadata"))
                        || ((line.startsWith("from") || line.startsWith("import")) && importsOfTheProject(line)));
    }

    private static boolean importsOfTheProject(PythonLine line) {
        String root = line.tokens().size() > 1 ? line.tokens().get(1).text() : "";
        return !List.of("alembic", "sqlalchemy", "logging", "os", "sys", "asyncio", "__future__", "typing", "re")
                .contains(root);
    }
}
