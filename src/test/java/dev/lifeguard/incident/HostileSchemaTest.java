package dev.lifeguard.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lifeguard.testing.HostileOwner;
import dev.lifeguard.testing.ManualTime;
import dev.lifeguard.testing.Urls;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Storing in a database whose owner has been there before. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class HostileSchemaTest {
    private static final String INCIDENT = "CREATE TABLE lifeguard.incident (id text PRIMARY KEY, instance text,"
            + " target text, cause text, since timestamptz, until timestamptz, revision bigint, document jsonb)";
    private static final String HISTORY = "CREATE TABLE lifeguard.schema_history (version text, success boolean)";
    private static final String TRIGGER = "CREATE FUNCTION public.on_insert() RETURNS trigger LANGUAGE plpgsql AS"
            + " $$ BEGIN PERFORM public.trap('trigger'); RETURN NEW; END $$";

    private final int major;
    private HostileOwner shop;

    HostileSchemaTest(int major) {
        this.major = major;
    }

    @BeforeAll
    void open() {
        shop = HostileOwner.on(major);
    }

    @AfterAll
    void close() {
        shop.close();
    }

    @BeforeEach
    void begin() {
        shop.begin();
        shop.asOwner("GRANT CREATE ON DATABASE shop TO PUBLIC");
    }

    @Test
    void aSchemaThatStoodThereBeforeIsNotUsed() {
        shop.asOwner(
                "CREATE SCHEMA lifeguard",
                INCIDENT,
                HISTORY,
                "INSERT INTO lifeguard.schema_history VALUES ('1', true)",
                TRIGGER,
                "CREATE TRIGGER t BEFORE INSERT ON lifeguard.incident FOR EACH ROW EXECUTE FUNCTION public.on_insert()",
                "GRANT ALL ON SCHEMA lifeguard TO PUBLIC",
                "GRANT ALL ON ALL TABLES IN SCHEMA lifeguard TO PUBLIC");

        StorageFault fault = faultOf(HostileOwner.BOSS);

        assertThat(fault.because()).startsWith("the schema lifeguard belongs to role app");
        assertThat(fault.grant()).contains("ALTER SCHEMA lifeguard OWNER TO boss");
        assertThat(fault.passing()).isFalse();
        assertThat(faultOf(HostileOwner.MONITOR).because()).startsWith("the schema lifeguard belongs to role app");
        assertThat(shop.caught()).isEmpty();
    }

    @Test
    void norIsATableOfTheirsInASchemaOfOurs() {
        asBoss("CREATE SCHEMA lifeguard", "GRANT ALL ON SCHEMA lifeguard TO app");
        shop.asOwner("CREATE VIEW lifeguard.schema_history AS SELECT '1' AS version, public.trap('view') AS success");

        assertThat(faultOf(HostileOwner.BOSS).because()).startsWith("others may create objects in the schema");
        asBoss("REVOKE ALL ON SCHEMA lifeguard FROM app");
        assertThat(faultOf(HostileOwner.BOSS).because()).startsWith("lifeguard.schema_history belongs to role app");
        assertThat(shop.caught()).isEmpty();
    }

    @Test
    void norIsOneOfOursWithATriggerOfTheirs() throws Exception {
        store(HostileOwner.BOSS).keep(List.of(Stories.incident(1)));
        asBoss("GRANT USAGE ON SCHEMA lifeguard TO app", "GRANT TRIGGER ON lifeguard.incident TO app");
        shop.asOwner(
                TRIGGER,
                "CREATE TRIGGER t BEFORE INSERT ON lifeguard.incident FOR EACH ROW EXECUTE FUNCTION"
                        + " public.on_insert()");

        StorageFault fault = faultOf(HostileOwner.BOSS);

        assertThat(fault.because()).startsWith("lifeguard.incident has a trigger");
        assertThat(fault.grant()).contains("DROP TRIGGER t ON lifeguard.incident");
        assertThat(shop.caught()).isEmpty();
    }

    @Test
    void nothingOfTheirsIsUsedOnTheWay() throws Exception {
        shop.shadowTheCatalogue();

        store(HostileOwner.MONITOR).keep(List.of(Stories.incident(1)));
        store(HostileOwner.MONITOR).keep(List.of(Stories.incident(2)));

        assertThat(shop.caught()).isEmpty();
        assertThat(shop.server().query("SELECT 1")).isEqualTo("1");
    }

    private StorageFault faultOf(String role) {
        return catchThrowableOfType(StorageException.class, () -> store(role).keep(List.of(Stories.incident(1))))
                .trouble();
    }

    private PostgresStore store(String role) {
        return new PostgresStore(
                Urls.target(Urls.as(shop.port(), role, Urls.PASSWORD)),
                new HistoryPolicy(Optional.empty(), false, true, 1024 * 1024, Duration.ofDays(7), "pod-1"),
                ManualTime.at(Stories.START.plus(Duration.ofDays(1))));
    }

    private void asBoss(String... statements) {
        try (Connection boss = shop.server().connect(HostileOwner.BOSS, "shop", Urls.PASSWORD);
                Statement statement = boss.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
