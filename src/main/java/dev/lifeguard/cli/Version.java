package dev.lifeguard.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of this build. Read when the class is initialised, which in a native executable is at build time. */
final class Version {
    static final String NUMBER = read();

    private Version() {}

    private static String read() {
        try (InputStream stream = Version.class.getResourceAsStream("/lifeguard-version.properties")) {
            Properties properties = new Properties();
            if (stream != null) {
                properties.load(stream);
            }
            return properties.getProperty("version", "unknown");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
