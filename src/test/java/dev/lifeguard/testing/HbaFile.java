package dev.lifeguard.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A server's {@code pg_hba.conf}. */
record HbaFile(Path file) {
    private static final String ADMIN = "local all postgres trust\nhost all postgres 127.0.0.1/32 trust\n";
    private static final String PROTECTED_ADMIN =
            "local all postgres scram-sha-256\nhost all postgres samehost scram-sha-256\n";

    static HbaFile in(Path data) {
        return new HbaFile(data.resolve("pg_hba.conf"));
    }

    /** Who gets in besides the superuser, who may need a password. */
    void write(boolean isProtected, String... lines) {
        try {
            String admin = isProtected ? PROTECTED_ADMIN : ADMIN;
            Files.writeString(file, admin + String.join("\n", lines) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
