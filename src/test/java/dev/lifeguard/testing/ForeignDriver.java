package dev.lifeguard.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A driver of another language, where it is installed: Debian's packages or what {@code PYTHONPATH} leads to, and what
 * {@code NODE_PATH} leads to.
 */
public enum ForeignDriver {
    PSYCOPG2("psycopg2"),
    PSYCOPG("psycopg"),
    ASYNCPG("asyncpg"),
    SQLALCHEMY("sqlalchemy"),
    NODE_POSTGRES("pg"),
    POSTGRES_JS("postgres");

    private static final String PYTHON = "/usr/bin/python3";

    private final String module;

    ForeignDriver(String module) {
        this.module = module;
    }

    public String missing() {
        return module + " is not installed";
    }

    private List<String> command() {
        return this == NODE_POSTGRES || this == POSTGRES_JS
                ? List.of("node", Path.of("src/test/node/drivers.js").toString(), module)
                : List.of(PYTHON, Path.of("src/test/python/drivers.py").toString(), module);
    }

    /** What became of each URL, after the driver's version; empty where the driver is not here. */
    public Optional<List<String>> connect(Path home, List<String> urls) {
        ProcessBuilder builder = new ProcessBuilder(command()).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("HOME", home.toString());
        builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
        try {
            Process process = builder.start();
            try (var input = process.outputWriter(StandardCharsets.UTF_8)) {
                input.write(String.join("\n", urls));
            }
            List<String> lines = new ArrayList<>(
                    process.inputReader(StandardCharsets.UTF_8).lines().toList());
            return lines.isEmpty() ? Optional.empty() : Optional.of(lines);
        } catch (IOException absent) {
            return Optional.empty();
        }
    }
}
