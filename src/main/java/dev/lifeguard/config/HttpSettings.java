package dev.lifeguard.config;

import static dev.lifeguard.config.SettingType.SECRET;
import static dev.lifeguard.config.SettingType.TEXT;
import static dev.lifeguard.config.SettingType.listOf;

import dev.lifeguard.database.Secret;
import java.util.List;
import java.util.function.Function;

/** Who may ask over HTTP, and what the port shows of itself. */
public final class HttpSettings {
    static final SettingGroup ALL = new SettingGroup();

    public static final Setting<Secret> TOKEN = ALL.optional(
            "lifeguard.http.token",
            SECRET,
            "required of everything but `/health*`; SECURITY.md tells what each measure keeps out");
    public static final Setting<String> TOKEN_FILE =
            ALL.optional("lifeguard.http.token-file", TEXT, "the same from a file, read again when it changes; wins");
    public static final Setting<List<String>> HOSTS = ALL.optional(
            "lifeguard.http.hosts",
            listOf(SettingType.text(
                    "a name such as lifeguard.example.com, without scheme and port",
                    "[A-Za-z0-9_]([A-Za-z0-9_.-]{0,251}[A-Za-z0-9_])?",
                    Function.identity())),
            "names of the port besides addresses, names of the cluster and that of `lifeguard.external-url`");
    public static final Setting<String> CERTIFICATE = ALL.optional(
            "lifeguard.http.tls.certificate",
            TEXT,
            "a PEM file: the port speaks TLS with this certificate; read again when it changes");
    public static final Setting<String> KEY =
            ALL.optional("lifeguard.http.tls.key", TEXT, "a PEM file: its private key");
    public static final Setting<String> CLIENT_CA = ALL.optional(
            "lifeguard.http.tls.client-ca",
            TEXT,
            "a PEM file: who signs the certificates that clients of everything but `/health*` have to show");

    private HttpSettings() {}

    /** What has to be set together. */
    static List<String> problems(SettingValues values) {
        if (values.isSet(CERTIFICATE) != values.isSet(KEY)) {
            return List.of(CERTIFICATE.key() + " and " + KEY.key() + " need each other; accepted are both or none");
        }
        return values.isSet(CLIENT_CA) && !values.isSet(CERTIFICATE)
                ? List.of(CLIENT_CA.key() + " needs " + CERTIFICATE.key()
                        + ", since clients show a certificate over TLS only")
                : List.of();
    }
}
