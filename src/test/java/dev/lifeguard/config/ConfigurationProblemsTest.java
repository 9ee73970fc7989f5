package dev.lifeguard.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeguard.database.NamedUrl;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationProblemsTest {
    private static final String DURATION = "a duration such as 500ms, 2s or 1m, from ";

    @ParameterizedTest(name = "{0}={1}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            lifeguard.probe.interval            | 100ms           | -
            lifeguard.probe.interval            | 99ms            | lifeguard.probe.interval is "99ms"; accepted is DURATION100ms to 1h
            lifeguard.probe.interval            | 1h              | -
            lifeguard.probe.interval            | 3600001ms       | lifeguard.probe.interval is "3600001ms"; accepted is DURATION100ms to 1h
            lifeguard.probe.interval            | 2               | -
            lifeguard.probe.interval            | soon            | lifeguard.probe.interval is "soon"; accepted is DURATION100ms to 1h
            lifeguard.probe.timeout             | ''              | lifeguard.probe.timeout is empty; accepted is DURATION50ms to 1m
            lifeguard.connect.timeout           | -1s             | lifeguard.connect.timeout is "-1s"; accepted is DURATION50ms to 1m
            lifeguard.readiness.policy          | strict          | -
            lifeguard.readiness.policy          | STRICT          | -
            lifeguard.readiness.policy          | lax             | lifeguard.readiness.policy is "lax"; accepted is one of auto, strict, startup, off
            lifeguard.migrations.interval       | 999ms           | lifeguard.migrations.interval is "999ms"; accepted is DURATION1s to 1h
            lifeguard.migrations.alembic.dir    | /nowhere        | -
            lifeguard.migrations.flyway.dir     | /nowhere        | -
            lifeguard.migrations.expected       | ae10, shop.0002_more | -
            lifeguard.migrations.expected       | a b             | lifeguard.migrations.expected is "a b"; accepted is one or more revisions, separated by commas: letters, digits and any of _ - . : / @
            lifeguard.migrations.alembic        | /nowhere        | lifeguard.migrations.alembic is unknown; the nearest that is accepted is lifeguard.migrations.alembic.dir
            lifeguard.targets.a.migrations.alembic.dir | /x       | lifeguard.targets.a has no URL; set lifeguard.targets.a.url or lifeguard.targets.a.url-file
            LIFEGUARD_MIGRATIONS_ALEMBIC_DIR    | /nowhere        | -
            LIFEGUARD_MIGRATIONS_EXPECTED       | 'a;b'           | LIFEGUARD_MIGRATIONS_EXPECTED cannot be used (its value is not shown: it might hold a secret); accepted is one or more revisions, separated by commas: letters, digits and any of _ - . : / @
            lifeguard.read-only                 | perhaps         | lifeguard.read-only is "perhaps"; accepted is one of true, false
            lifeguard.read-only                 | pg://u:secret@h | lifeguard.read-only cannot be used (its value is not shown: it might hold a secret); accepted is one of true, false
            lifeguard.database.url              | not a url       | -
            lifeguard.targets.my-db.url         | pg://x          | -
            lifeguard.targets.my.db.url         | pg://x          | lifeguard.targets.my.db.url is unknown; the nearest that is accepted is lifeguard.targets.<name>.url
            lifeguard.targets.my-db.read-only   | true            | lifeguard.targets.my-db has no URL; set lifeguard.targets.my-db.url or lifeguard.targets.my-db.url-file
            lifeguard.targets.My_DB.url         | pg://x          | lifeguard.targets.My_DB.url has no usable name; accepted are up to 40 lower case letters, digits and hyphens, beginning with a letter or digit
            lifeguard.probe.intervall           | 1s              | lifeguard.probe.intervall is unknown; the nearest that is accepted is lifeguard.probe.interval
            lifeguard.alertmanager.urls         | http://a:9093,https://b/am | -
            lifeguard.alertmanager.urls         | a:9093 | lifeguard.alertmanager.urls cannot be used (its value is not shown: it might hold a secret); accepted is a URL that begins with http:// or https:// and holds no user, several with commas between them
            lifeguard.alertmanager.urls         | http://u:p@a:9093 | lifeguard.alertmanager.urls cannot be used (its value is not shown: it might hold a secret); accepted is a URL that begins with http:// or https:// and holds no user, several with commas between them
            lifeguard.alertmanager.labels.team  | shop            | -
            lifeguard.alertmanager.labels.cause | shop            | lifeguard.alertmanager.labels.cause would replace a label of every alert; accepted are other names
            lifeguard.alertmanager.labels.a-b   | shop            | lifeguard.alertmanager.labels.a-b has no usable name; accepted are up to 64 letters, digits and underscores, not beginning with a digit
            LIFEGUARD_ALERTMANAGER_LABELS_TEAM  | shop            | -
            LIFEGUARD_ALERTMANAGER_LABELS_TEAM  | ''              | LIFEGUARD_ALERTMANAGER_LABELS_TEAM is empty; accepted is 1 to 200 characters
            lifeguard.alerts.resend             | 999ms           | lifeguard.alerts.resend is "999ms"; accepted is DURATION1s to 1h
            lifeguard.alerts.warning-after      | 0s              | -
            lifeguard.alerts.silence            | cert_expiring, default/* | -
            lifeguard.alerts.silence            | cert_expirin    | lifeguard.alerts.silence is "cert_expirin"; accepted is a cause, target/cause or target/*, several with commas between them
            lifeguard.alerts.maintenance        | Sun 22:00-02:00,04:00-05:00 | -
            lifeguard.alerts.maintenance        | tonight         | lifeguard.alerts.maintenance is "tonight"; accepted is a time in UTC such as 02:00-04:00, Sun 22:00-02:00 or 2026-12-01T22:00:00Z/2026-12-02T02:00:00Z, several with commas between them
            lifeguard.webhook.targets.default   | job="shop",env=~"a,b" | -
            lifeguard.webhook.targets.default   | shop            | lifeguard.webhook.targets.default is "shop"; accepted is a list of conditions of Alertmanager with commas between them, such as job="shop",env=~"prod.*"
            lifeguard.webhook.targets.shop      | job="shop"      | lifeguard.webhook.targets.shop names no target; known are default
            lifeguard.history.store             | disk            | lifeguard.history.store is "disk"; accepted is one of file, postgres, memory
            lifeguard.history.size              | 64K             | -
            lifeguard.history.size              | 63K             | lifeguard.history.size is "63K"; accepted is a size such as 8M, from 64K to 1024M
            lifeguard.history.retention         | 30d             | -
            lifeguard.activity.interval         | 999ms           | lifeguard.activity.interval is "999ms"; accepted is DURATION1s to 1h
            lifeguard.pool.size                 | 0               | lifeguard.pool.size is "0"; accepted is a whole number from 1 to 10000
            lifeguard.pool.size                 | -5              | lifeguard.pool.size is "-5"; accepted is a whole number from 1 to 10000
            lifeguard.pool.size                 | 99999999999     | lifeguard.pool.size is "99999999999"; accepted is a whole number from 1 to 10000
            lifeguard.pool.size                 | 5               | -
            lifeguard.pool.workers              | 4               | lifeguard.pool.workers says nothing without lifeguard.pool.size
            lifeguard.pool.max-surge            | 101%            | lifeguard.pool.max-surge is "101%"; accepted is a whole number from 0 to 10000, or a percentage from 0% to 100%
            lifeguard.pool.recycle              | 0s              | lifeguard.pool.recycle is "0s"; accepted is DURATION1s to 7d
            lifeguard.idle-cutoff.enabled       | yes             | lifeguard.idle-cutoff.enabled is "yes"; accepted is one of true, false
            quarkus.http.port                   | 65536           | quarkus.http.port is "65536"; accepted is a whole number from 0 to 65535
            LIFEGUARD_PROBE_INTERVAL            | soon            | LIFEGUARD_PROBE_INTERVAL is "soon"; accepted is DURATION100ms to 1h
            LIFEGUARD_PROB_INTERVAL             | 1s              | LIFEGUARD_PROB_INTERVAL is unknown; the nearest that is accepted is LIFEGUARD_PROBE_INTERVAL
            LIFEGUARD_TARGETS_REPORTS_URLL      | pg://x          | LIFEGUARD_TARGETS_REPORTS_URLL is unknown; the nearest that is accepted is LIFEGUARD_TARGETS_REPORTS_URL
            LIFEGUARD_TARGETS_MY_DB_URL_FIEL    | /nowhere        | LIFEGUARD_TARGETS_MY_DB_URL_FIEL is unknown; the nearest that is accepted is LIFEGUARD_TARGETS_MY_DB_URL_FILE
            LIFEGUARD_TARGET_REPORTS_URL        | pg://x          | LIFEGUARD_TARGET_REPORTS_URL is unknown; the nearest that is accepted is LIFEGUARD_TARGETS_REPORTS_URL
            LIFEGUARD_ALERTMANAGER_LABEL_TEAM   | shop            | LIFEGUARD_ALERTMANAGER_LABEL_TEAM is unknown; the nearest that is accepted is LIFEGUARD_ALERTMANAGER_LABELS_TEAM
            lifeguard.targets.reporting-store.urll | pg://x       | lifeguard.targets.reporting-store.urll is unknown; the nearest that is accepted is lifeguard.targets.reporting-store.url
            LIFEGUARD_DATABASE_URL              | pg://p${w}@h/   | -
            LIFEGUARD_DATABASE_URL_FILE         | /nowhere        | -
            LIFEGUARD_TARGETS_MY_DB_URL         | pg://p${w}@h/   | -
            LIFEGUARD_TARGETS_MY_DB_URL_FILE    | /nowhere        | -
            LIFEGUARD_PORT                      | tcp://10.0.0.1  | -
            LIFEGUARD_SERVICE_HOST              | 10.0.0.1        | -
            LIFEGUARD_SERVICE_PORT              | 9432            | -
            LIFEGUARD_DEMO_SERVICE_PORT_HTTP    | 9432            | -
            LIFEGUARD_PORT_9432_TCP             | tcp://10.0.0.1  | -
            LIFEGUARD_PORT_9432_TCP_ADDR        | 10.0.0.1        | -
            """)
    void oneSettingIsJudged(String key, String value, String problem) {
        List<String> found = find(Map.of(key, value)).stream()
                .filter(each -> problem == null || problem.contains("says nothing") || !each.contains("says nothing"))
                .toList();

        assertThat(found).isEqualTo(problem == null ? List.of() : List.of(problem.replace("DURATION", DURATION)));
    }

    @Test
    void everyMistakeIsNamedAtOnceAndNoSecretIsShown() {
        List<String> found = find(Map.of(
                "lifeguard.zork", "pg://u:hunter2@h/",
                "LIFEGUARD_ZORK", "hunter2",
                "lifeguard.probe.intervall", "hunter2",
                "lifeguard.probe.timeout", "pg://u:hunter2@h/",
                "LIFEGUARD_READINESS_POLICY", "none",
                "LIFEGUARD_TARGETS_A_READ_ONLY", "nah"));

        assertThat(ConfigurationProblems.message(found)).doesNotContain("hunter2");
        assertThat(found)
                .hasSize(6)
                .anyMatch(problem -> problem.startsWith("lifeguard.zork, LIFEGUARD_ZORK are unknown; accepted are"))
                .anyMatch(problem -> problem.startsWith("LIFEGUARD_TARGETS_A_READ_ONLY is \"nah\""));
    }

    @Test
    void targetsAreBounded() {
        Map<String, String> hundred = IntStream.range(0, TargetSettings.MOST)
                .boxed()
                .collect(Collectors.toMap(i -> "LIFEGUARD_TARGETS_T" + i + "_URL", i -> "pg://x"));
        Map<String, String> more = new HashMap<>(hundred);
        more.put("LIFEGUARD_TARGETS_LAST_URL", "pg://x");

        assertThat(find(hundred)).isEmpty();
        assertThat(find(more)).containsExactly("lifeguard.targets names 101 targets; accepted are at most 100");
    }

    @Test
    void whatTheEnvironmentSaysOfATargetIsTakenAsItStands() {
        Map<String, String> given =
                Map.of("LIFEGUARD_TARGETS_MY_DB_URL", "pg://p${w}$$@h/", "lifeguard.targets.my-db.read-only", "true");

        List<NamedUrl> targets = TargetSettings.all(new SettingValues(config(given)));

        assertThat(targets).singleElement().satisfies(target -> {
            assertThat(target.name()).isEqualTo("my-db");
            assertThat(target.url().reveal()).isEqualTo("pg://p${w}$$@h/");
            assertThat(target.readOnly()).isTrue();
            assertThat(target.toString()).doesNotContain("pg:");
        });
    }

    @Test
    void migrationsAreSetForEachTarget() {
        Map<String, String> given = Map.of(
                "LIFEGUARD_MIGRATIONS_EXPECTED", "ae10 , bf20",
                "LIFEGUARD_MIGRATIONS_ALEMBIC_DIR", "",
                "LIFEGUARD_TARGETS_MY_DB_URL", "pg://x",
                "LIFEGUARD_TARGETS_MY_DB_MIGRATIONS_FLYWAY_DIR", "/sql");

        SettingValues values = new SettingValues(config(given));

        assertThat(TargetSettings.names(values)).containsExactly("my-db");
        assertThat(values.find(WatchSettings.EXPECTED_REVISIONS)).contains(List.of("ae10", "bf20"));
        assertThat(values.find(WatchSettings.ALEMBIC_DIR)).isEmpty();
        assertThat(values.find(TargetSettings.FLYWAY_DIR.of("my-db"))).contains("/sql");
        assertThat(values.find(TargetSettings.EXPECTED_REVISIONS.of("my-db"))).isEmpty();
        assertThat(values.get(WatchSettings.MIGRATIONS_INTERVAL)).hasSeconds(30);
    }

    private static List<String> find(Map<String, String> given) {
        return ConfigurationProblems.find(config(given));
    }

    private static Map<String, String> environment(Map<String, String> given) {
        return part(given, true);
    }

    private static SmallRyeConfig config(Map<String, String> given) {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withSources(
                        new EnvConfigSource(environment(given), 300),
                        new PropertiesConfigSource(part(given, false), "application.properties", 270))
                .build();
    }

    private static Map<String, String> part(Map<String, String> given, boolean environment) {
        return given.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith("LIFEGUARD_") == environment)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
