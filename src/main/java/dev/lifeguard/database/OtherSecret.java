package dev.lifeguard.database;

import java.time.Instant;

/**
 * The same servers with the credentials of a file that is mounted beside a variable, and that differs from it.
 *
 * @param source name of the variable that names the file, for example {@code DATABASE_URL_FILE}
 * @param changed when the file was written
 */
public record OtherSecret(DatabaseUrl url, String source, Instant changed) {}
