package dev.lifeguard.jdbc;

import dev.lifeguard.database.DatabaseUrl;
import dev.lifeguard.database.Endpoint;
import dev.lifeguard.database.PemSetting;
import dev.lifeguard.database.Secret;
import dev.lifeguard.database.SslMode;
import dev.lifeguard.database.TlsSettings;
import java.util.List;
import java.util.Optional;
import org.postgresql.ds.PGSimpleDataSource;

/** A database URL for the JDBC driver. */
public final class JdbcDataSource {
    /** libpq's word for the platform's own authorities. */
    private static final String SYSTEM = "system";

    private JdbcDataSource() {}

    /**
     * The same servers, role, password and TLS. Connects to nothing yet, and sends no parameter at start that a pooler
     * would refuse.
     *
     * @param budget outlives every connection
     * @return empty where the URL names no server that is reached by TCP, since the driver knows no other way
     */
    public static Optional<PGSimpleDataSource> of(DatabaseUrl url, JdbcLimits limits, JdbcBudget budget) {
        List<Endpoint> servers =
                url.endpoints().stream().filter(each -> !each.isUnixSocket()).toList();
        if (servers.isEmpty()) {
            return Optional.empty();
        }
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(
                servers.stream().map(each -> host(each, url.tls())).toArray(String[]::new));
        source.setPortNumbers(servers.stream().mapToInt(Endpoint::port).toArray());
        source.setTargetServerType(url.wanted().targetServerType());
        source.setDatabaseName(url.effectiveDatabase());
        source.setUser(url.effectiveUser());
        url.password().map(Secret::reveal).ifPresent(source::setPassword);
        source.setApplicationName("lifeguard");
        source.setConnectTimeout(limits.connectSeconds());
        source.setLoginTimeout(limits.loginSeconds());
        source.setSocketTimeout(limits.socketSeconds());
        // Behind a pooler the next statement may run in another session, which knows no statement that was prepared.
        source.setPrepareThreshold(0);
        source.setSocketFactory(BudgetedSocketFactory.class.getName());
        source.setSocketFactoryArg(budget.key());
        // What is encrypted in another way cannot be counted by message.
        source.setGssEncMode("disable");
        encrypt(source, url.tls());
        return Optional.of(source);
    }

    /** A numeric address beside the host is where to connect, unless the certificate has to be issued for the host. */
    private static String host(Endpoint server, TlsSettings tls) {
        return tls.mode().verifiesHost() ? server.host() : server.address().orElse(server.host());
    }

    /** The driver's {@code require} never looks at the chain, and its {@code verify-…} want a file: libpq's differ. */
    private static void encrypt(PGSimpleDataSource source, TlsSettings tls) {
        boolean chainOnly =
                tls.mode().requiresTls() && tls.verifiesChain() && !tls.mode().verifiesHost();
        SslMode mode = chainOnly ? SslMode.VERIFY_CA : tls.mode();
        source.setSslMode(mode.libpqName());
        Optional<String> file = tls.rootCert().filter(root -> !root.equals(SYSTEM) && !PemSetting.isInline(root));
        file.ifPresent(source::setSslRootCert);
        Class<?> factory = file.isEmpty() && tls.verifiesChain() ? BudgetedPlatformTls.class : BudgetedLibpqTls.class;
        source.setSslfactory(factory.getName());
        tls.cert().filter(cert -> !PemSetting.isInline(cert)).ifPresent(source::setSslCert);
        tls.key().filter(key -> !PemSetting.isInline(key)).ifPresent(source::setSslKey);
    }
}
