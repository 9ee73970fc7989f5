package dev.lifeguard.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeguard.database.DatabaseUrl;
import dev.lifeguard.testing.ManualTime;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

class JdbcDataSourceTest {
    private static final JdbcLimits LIMITS = new JdbcLimits(Duration.ofMillis(2500), Duration.ofSeconds(1));
    private static final JdbcBudget BUDGET = JdbcBudget.open(1000, Duration.ofSeconds(9), new ManualTime());
    private static final String FILES = "dev.lifeguard.jdbc.BudgetedLibpqTls";
    private static final String PLATFORM = "dev.lifeguard.jdbc.BudgetedPlatformTls";

    /** libpq's meaning: a root certificate makes {@code require} verify, and without one the platform's are asked. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            nullValues = "-",
            value = {
                "'',                                        prefer,      -,       " + FILES,
                "sslmode=disable,                           disable,     -,       " + FILES,
                "sslmode=require,                           require,     -,       " + FILES,
                "sslmode=require&sslrootcert=/ca.pem,       verify-ca,   /ca.pem, " + FILES,
                "sslmode=verify-ca&sslrootcert=/ca.pem,     verify-ca,   /ca.pem, " + FILES,
                "sslmode=verify-full&sslrootcert=/ca.pem,   verify-full, /ca.pem, " + FILES,
                "sslmode=verify-full&sslrootcert=system,    verify-full, -,       " + PLATFORM,
                "sslmode=verify-full,                       verify-full, -,       " + PLATFORM,
            })
    void tlsMeansWhatItMeansToLibpq(String query, String mode, String root, String factory) {
        PGSimpleDataSource source = of("postgresql://app@db/shop?" + query);

        assertThat(source.getSslMode()).isEqualTo(mode);
        assertThat(source.getSslRootCert()).isEqualTo(root);
        assertThat(source.getSslfactory()).isEqualTo(factory);
    }

    @Test
    void theClientsCertificateIsHandedOn() {
        PGSimpleDataSource source = of("postgresql://app@db/shop?sslmode=require&sslcert=/c.pem&sslkey=/k.pem");

        assertThat(source.getSslCert()).isEqualTo("/c.pem");
        assertThat(source.getSslKey()).isEqualTo("/k.pem");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "any, any",
        "read-write, primary",
        "primary, primary",
        "read-only, secondary",
        "prefer-standby, preferSecondary"
    })
    void theServerThatIsWantedIsTheSame(String attributes, String type) {
        assertThat(of("postgresql://app@a,b/shop?target_session_attrs=" + attributes)
                        .getTargetServerType())
                .isEqualTo(type);
    }

    @Test
    void aPoolerFindsNothingThatItWouldRefuseOrForget() {
        PGSimpleDataSource source = of("postgresql://app@db/shop");

        assertThat(source.getOptions()).isNull();
        assertThat(source.getPrepareThreshold()).isZero();
    }

    @Test
    void anAddressIsTakenUnlessTheCertificateNamesTheHost() {
        assertThat(of("host=db hostaddr=10.0.0.1 dbname=shop").getServerNames()).containsExactly("10.0.0.1");
        assertThat(of("host=db hostaddr=10.0.0.1 sslmode=verify-full").getServerNames())
                .containsExactly("db");
    }

    @Test
    void limitsAreRoundedUpToSeconds() {
        PGSimpleDataSource source = of("postgresql://app@db/shop");

        assertThat(source.getConnectTimeout()).isEqualTo(3);
        assertThat(source.getLoginTimeout()).isEqualTo(6);
        assertThat(source.getSocketTimeout()).isEqualTo(2);
    }

    /** In a native executable a class that nobody registered cannot be made by its name. */
    @ParameterizedTest
    @ValueSource(strings = {"sslmode=require", "sslmode=verify-full"})
    void whatTheDriverMakesByItsNameIsRegistered(String query) throws ClassNotFoundException {
        PGSimpleDataSource source = of("postgresql://app@db/shop?" + query);

        assertThat(List.of(source.getSocketFactory(), source.getSslfactory()))
                .allSatisfy(name -> assertThat(Class.forName(name)).hasAnnotation(RegisterForReflection.class));
    }

    @Test
    void thereIsNoWayToASocketFile() {
        assertThat(JdbcDataSource.of(DatabaseUrl.parse("host=/run/postgresql dbname=shop"), LIMITS, BUDGET))
                .isEmpty();
        assertThat(JdbcDataSource.of(DatabaseUrl.parse("nonsense://"), LIMITS, BUDGET))
                .isEmpty();
    }

    private static PGSimpleDataSource of(String url) {
        return JdbcDataSource.of(DatabaseUrl.parse(url), LIMITS, BUDGET).orElseThrow();
    }
}
