package dev.lifeguard.deploy;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Wrong values are refused with a sentence that says what was wrong. */
class RefusedValuesTest {
    private static final String DATABASE = "database: {secretKeyRef: {name: app, key: url}}\n";

    @TempDir
    private Path folder;

    static Arguments[] refused() {
        return new Arguments[] {
            row("no credential", "{}", "database says nowhere where its URL is: set database.secretKeyRef"),
            row(
                    "both kinds of credential",
                    "database: {secretKeyRef: {name: a, key: b}, secretFile: {name: a, key: b}}",
                    "database has both secretKeyRef and secretFile: give one of them"),
            row("a Secret without a key", "database: {secretKeyRef: {name: a}}", "named by both name and key"),
            row(
                    "another target without a credential",
                    DATABASE + "targets: {reports: {readOnly: true}}",
                    "targets.reports says nowhere where its URL is"),
            row(
                    "an unknown policy",
                    DATABASE + "readiness: {policy: lax}",
                    "at '/readiness/policy': value must be one of 'auto', 'strict', 'startup', 'off'"),
            row(
                    "an unknown mode",
                    DATABASE + "mode: daemon",
                    "at '/mode': value must be one of 'watcher', 'sidecar', 'demo'"),
            row("a key that is none", DATABASE + "databse: {}", "additional properties 'databse' not allowed"),
            row("a URL in the values", "database: {url: postgresql://a:b@c/d}", "additional properties 'url'"),
            row(
                    "a target's name",
                    DATABASE + "targets: {Über: {secretFile: {name: a, key: b}}}",
                    "'Über' does not match pattern"),
            row(
                    "a setting of something else",
                    DATABASE + "settings: {quarkus.http.port: 1}",
                    "'quarkus.http.port' does not match pattern '^lifeguard"),
            row(
                    "a setting that is none",
                    DATABASE + "settings: {lifeguard.probe.intervall: 1s}",
                    "additional properties 'lifeguard.probe.intervall' not allowed"),
            row(
                    "a setting out of its bounds",
                    DATABASE + "settings: {lifeguard.pool.size: 0}",
                    "at '/settings/lifeguard.pool.size': minimum: got 0, want 1"),
            row("a digest that is none", DATABASE + "image: {digest: latest}", "'/image/digest'"),
            row(
                    "a password as a value",
                    DATABASE + "env: [{name: PGPASSWORD, value: geheim}]",
                    "the value of PGPASSWORD looks like a password; take it from a Secret"),
            row(
                    "a token as a setting",
                    DATABASE + "settings: {lifeguard.alertmanager.token: geheim}",
                    "lifeguard.alertmanager.token holds a secret"),
            row(
                    "a mount of nothing",
                    DATABASE + "mounts: [{name: ca, mountPath: /ca}]",
                    "mounts: ca needs one of secret and configMap"),
            row(
                    "a ServiceMonitor without a Service",
                    DATABASE + "mode: sidecar\nmonitoring: {serviceMonitor: true}",
                    "monitoring.serviceMonitor needs mode watcher"),
            row(
                    "a password in the query of a URL",
                    DATABASE + "settings: {lifeguard.database.url: 'postgresql://app@db/shop?password=geheim'}",
                    "lifeguard.database.url holds a secret"),
            row(
                    "a password with a slash",
                    DATABASE + "settings: {lifeguard.targets.b.url: 'postgresql://app:ge/geheim@db/shop'}",
                    "lifeguard.targets.b.url holds a secret"),
            row(
                    "a password in keywords",
                    DATABASE + "env: [{name: DSN, value: 'host=db password=geheim'}]",
                    "the value of DSN looks like a password"),
            row(
                    "a key of something else",
                    DATABASE + "env: [{name: STRIPE_API_KEY, value: geheim}]",
                    "the value of STRIPE_API_KEY looks like a password"),
            row(
                    "a password in the address of the runbooks",
                    DATABASE + "monitoring: {runbooks: 'https://me:geheim@wiki.example'}",
                    "monitoring.runbooks holds a user"),
            row(
                    "a password in the address of the application",
                    DATABASE + "readiness: {appUrl: 'http://me:geheim@localhost:8000'}",
                    "readiness.appUrl holds a user"),
            row(
                    "a quote in the address of the runbooks",
                    DATABASE + "monitoring: {runbooks: 'https://wiki.example/\"'}",
                    "at '/monitoring/runbooks'"),
            row(
                    "a variable of the chart's own",
                    DATABASE + "env: [{name: LIFEGUARD_READINESS_POLICY, value: strict}]",
                    "LIFEGUARD_READINESS_POLICY is set twice"),
            row(
                    "a setting that has a value of the chart",
                    DATABASE + "settings: {lifeguard.readiness.policy: strict}",
                    "LIFEGUARD_READINESS_POLICY is set twice"),
            row("a variable twice", DATABASE + "env: [{name: A, value: a}, {name: A, value: b}]", "A is set twice"),
            row(
                    "a variable with two values",
                    DATABASE + "env: [{name: A, value: a, valueFrom: {fieldRef: {fieldPath: metadata.name}}}]",
                    "A has both value and valueFrom"),
            row("a variable from nowhere", DATABASE + "env: [{name: A, valueFrom: {}}]", "at '/env/0/valueFrom'"),
            row("a variable that is none", DATABASE + "env: [{name: A B, value: a}]", "'A B' does not match pattern"),
            row(
                    "another port than the probes'",
                    DATABASE + "env: [{name: QUARKUS_HTTP_PORT, value: '8080'}]",
                    "QUARKUS_HTTP_PORT would move the port away from the probes"),
            row(
                    "two volumes of a name",
                    "database: {secretFile: {name: a, key: b}}\n"
                            + "mounts: [{name: database, mountPath: /x, configMap: {name: c}}]",
                    "there are two volumes called lifeguard-database"),
            row(
                    "two mounts at a place",
                    DATABASE + "mounts: [{name: ca, mountPath: /tmp, configMap: {name: c}}]",
                    "two of them are at /tmp"),
            row(
                    "a volume that cannot be called so",
                    DATABASE + "mounts: [{name: CA_x, mountPath: /x, configMap: {name: c}}]",
                    "'CA_x' does not match pattern"),
            row(
                    "a Secret by the wrong key",
                    DATABASE + "mounts: [{name: ca, mountPath: /x, secret: {name: s}}]",
                    "at '/mounts/0/secret': missing property 'secretName'"),
            row(
                    "a Secret that cannot be called so",
                    "database: {secretKeyRef: {name: App_X, key: url}}",
                    "'App_X' does not match pattern"),
            row(
                    "the database twice",
                    DATABASE + "targets: {default: {secretFile: {name: a, key: b}}}",
                    "targets.default is the database itself"),
            row(
                    "labels of the chart's own",
                    DATABASE + "podLabels: {app.kubernetes.io/name: shop}",
                    "podLabels: app.kubernetes.io/name is set by the chart itself"),
            row(
                    "a revision that YAML takes for a number",
                    DATABASE + "settings: {lifeguard.migrations.expected: 0001}",
                    "at '/settings/lifeguard.migrations.expected': got number, want string"),
            row("what is taken away", DATABASE + "monitoring: null", "missing property 'monitoring'"),
            row(
                    "a policy for pods of others",
                    DATABASE + "mode: demo\nnetworkPolicy: {enabled: true}",
                    "networkPolicy.enabled is for mode watcher"),
            row(
                    "everything scraped twice",
                    DATABASE + "monitoring: {serviceMonitor: true, podMonitor: true}",
                    "every pod would be scraped twice"),
        };
    }

    private static Arguments row(String name, String values, String message) {
        return Arguments.of(Named.of(name, values), message);
    }

    @ParameterizedTest
    @MethodSource("refused")
    void wrongValuesAreRefusedInASentence(String values, String message) throws IOException {
        Path file = Files.writeString(folder.resolve("values.yaml"), values);

        assertThatThrownBy(() -> Chart.lifeguard().text(file))
                .hasMessageContaining(message)
                .message()
                .doesNotContain("geheim");
    }
}
