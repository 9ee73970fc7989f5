package dev.lifeguard.migration.flyway;

import dev.lifeguard.database.DatabaseUrl;
import dev.lifeguard.database.Endpoint;
import dev.lifeguard.database.SslMode;
import dev.lifeguard.database.TlsSettings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.postgresql.ds.PGSimpleDataSource;

/** Connections for a moment: the same database, role and TLS as everywhere else, unable to write, and limited. */
final class BriefConnection {
    private BriefConnection() {}

    /**
     * Empty where the URL has no server that is reached by TCP, as the driver knows no other way.
     *
     * @param connect limit for opening one
     * @param answer limit for each statement: the server's, and the socket's shortly after
     */
    static Optional<PGSimpleDataSource> to(DatabaseUrl url, Duration connect, Duration answer) {
        List<Endpoint> servers =
                url.endpoints().stream().filter(each -> !each.isUnixSocket()).toList();
        if (servers.isEmpty()) {
            return Optional.empty();
        }
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(
                servers.stream().map(each -> host(each, url.tls())).toArray(String[]::new));
        source.setPortNumbers(servers.stream().mapToInt(Endpoint::port).toArray());
        source.setDatabaseName(url.effectiveDatabase());
        source.setUser(url.effectiveUser());
        url.password().ifPresent(password -> source.setPassword(password.reveal()));
        source.setApplicationName("lifeguard");
        source.setConnectTimeout(seconds(connect));
        source.setLoginTimeout(seconds(connect) * 2);
        source.setSocketTimeout(seconds(answer) + 1);
        source.setOptions("-c default_transaction_read_only=on -c statement_timeout=" + answer.toMillis());
        source.setTargetServerType(servers(url));
        encrypt(source, url.tls());
        return Optional.of(source);
    }

    /** A numeric address is taken where one is given, unless the certificate has to name the host. */
    private static String host(Endpoint server, TlsSettings tls) {
        return tls.mode() == SslMode.VERIFY_FULL
                ? server.host()
                : server.address().orElse(server.host());
    }

    private static String servers(DatabaseUrl url) {
        return switch (url.wanted()) {
            case ANY -> "any";
            case READ_WRITE -> "primary";
            case READ_ONLY -> "secondary";
            case PREFER_READ_ONLY -> "preferSecondary";
        };
    }

    private static void encrypt(PGSimpleDataSource source, TlsSettings tls) {
        source.setSslMode(tls.mode().libpqName());
        tls.rootCert().filter(file -> !file.equals("system")).ifPresent(source::setSslRootCert);
        if (tls.rootCert().filter("system"::equals).isPresent()) {
            source.setSslfactory("org.postgresql.ssl.DefaultJavaSSLFactory");
        }
        tls.cert().ifPresent(source::setSslCert);
        tls.key().ifPresent(source::setSslKey);
    }

    private static int seconds(Duration limit) {
        return (int) Math.max(1, limit.plusMillis(999).toSeconds());
    }
}
