package dev.lifeguard.incident;

import dev.lifeguard.database.DatabaseUrl;
import dev.lifeguard.database.Endpoint;
import dev.lifeguard.database.Secret;
import dev.lifeguard.database.SslMode;
import dev.lifeguard.database.TlsSettings;
import java.util.List;
import java.util.Optional;
import org.postgresql.ds.PGSimpleDataSource;

/** A database URL for JDBC: the same servers, role, password and TLS as the application's, with limits of our own. */
final class JdbcUrl {
    private static final int CONNECT_SECONDS = 3;
    private static final int LOGIN_SECONDS = 5;
    private static final int SOCKET_SECONDS = 10;
    private static final String SYSTEM = "system";

    private JdbcUrl() {}

    /**
     * Where to connect, and how.
     *
     * @throws StorageException where JDBC has no way there
     */
    static PGSimpleDataSource of(DatabaseUrl url) throws StorageException {
        if (!url.usable()) {
            throw new StorageException(StorageFault.passing("the database URL cannot be used"));
        }
        List<Endpoint> servers =
                url.endpoints().stream().filter(each -> !each.isUnixSocket()).toList();
        if (servers.isEmpty()) {
            throw new StorageException(
                    StorageFault.lasting("the database URL names a unix socket, which JDBC cannot use; name a host"));
        }
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(
                servers.stream().map(each -> host(each, url.tls())).toArray(String[]::new));
        source.setPortNumbers(servers.stream().mapToInt(Endpoint::port).toArray());
        source.setDatabaseName(url.effectiveDatabase());
        source.setUser(url.effectiveUser());
        url.password().map(Secret::reveal).ifPresent(source::setPassword);
        tls(source, url.tls());
        if (servers.size() > 1) {
            source.setTargetServerType("primary");
        }
        source.setApplicationName("lifeguard");
        source.setConnectTimeout(CONNECT_SECONDS);
        source.setLoginTimeout(LOGIN_SECONDS);
        source.setSocketTimeout(SOCKET_SECONDS);
        // Behind a pooler the next statement may run in another session.
        source.setPrepareThreshold(0);
        return source;
    }

    /** A numeric address beside the host is where to connect, unless the certificate has to be issued for the host. */
    private static String host(Endpoint server, TlsSettings tls) {
        return tls.mode().verifiesHost() ? server.host() : server.address().orElse(server.host());
    }

    private static void tls(PGSimpleDataSource source, TlsSettings tls) {
        boolean chainOnly = tls.verifiesChain() && !tls.mode().verifiesHost();
        source.setSslMode((chainOnly ? SslMode.VERIFY_CA : tls.mode()).libpqName());
        Optional<String> root = tls.rootCert();
        if (root.filter(SYSTEM::equals).isPresent() || (root.isEmpty() && tls.verifiesChain())) {
            source.setSslfactory("org.postgresql.ssl.DefaultJavaSSLFactory");
        } else {
            root.ifPresent(source::setSslRootCert);
        }
        tls.cert().ifPresent(source::setSslCert);
        tls.key().ifPresent(source::setSslKey);
    }
}
