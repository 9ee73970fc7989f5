package dev.lifeguard.cli;

import java.util.Map;

/** Settings that follow from the command. They have to be there before Quarkus reads its configuration. */
public final class CommandSettings {
    private CommandSettings() {}

    public static void of(Command command) {
        command.prepare();
        System.setProperty("lifeguard.command", command.name());
        if (!command.serves()) {
            quietSettings().forEach(System::setProperty);
            if (System.getenv("QUARKUS_LOG_LEVEL") == null) {
                System.setProperty("quarkus.log.level", "WARN");
            }
        }
    }

    /** No port, standard output for the result alone, and no second telling of what the command prints anyway. */
    private static Map<String, String> quietSettings() {
        return Map.of(
                "quarkus.http.host-enabled", "false",
                "quarkus.banner.enabled", "false",
                "quarkus.log.console.stderr", "true",
                "quarkus.log.category.\"dev.lifeguard.transition\".level", "ERROR");
    }
}
