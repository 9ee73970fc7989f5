package dev.lifeguard.testing;

import dev.lifeguard.database.DatabaseUrl;
import dev.lifeguard.database.Dialect;
import dev.lifeguard.database.Endpoint;
import dev.lifeguard.database.Secret;
import dev.lifeguard.database.SessionWanted;
import dev.lifeguard.database.SslMode;
import dev.lifeguard.database.Target;
import dev.lifeguard.database.TlsSettings;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** URLs and targets for tests of what comes after the parser. */
public final class Urls {
    public static final String PASSWORD = "s3cr3t-app";

    private Urls() {}

    /** Role {@code app} and database {@code shop} on loopback, no TLS. */
    public static DatabaseUrl app(int port) {
        return url(SslMode.DISABLE, "app", PASSWORD, "shop", new Endpoint("127.0.0.1", port));
    }

    public static DatabaseUrl as(int port, String user, String password) {
        return url(SslMode.DISABLE, user, password, "shop", new Endpoint("127.0.0.1", port));
    }

    public static DatabaseUrl at(Endpoint... endpoints) {
        return url(SslMode.DISABLE, "app", PASSWORD, "shop", endpoints);
    }

    public static DatabaseUrl url(SslMode mode, String user, String password, String database, Endpoint... endpoints) {
        return new DatabaseUrl(
                Dialect.URI,
                Arrays.asList(endpoints),
                Optional.of(database),
                Optional.of(user),
                Optional.of(password).filter(text -> !text.isEmpty()).map(Secret::of),
                TlsSettings.of(mode),
                SessionWanted.ANY,
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    /** Role {@code app} on a host name, with TLS. */
    public static DatabaseUrl tls(String host, int port, SslMode mode, Path rootCert) {
        return with(
                at(new Endpoint(host, port)),
                new TlsSettings(
                        mode, Optional.ofNullable(rootCert).map(Path::toString), Optional.empty(), Optional.empty()));
    }

    public static DatabaseUrl with(DatabaseUrl url, TlsSettings tls) {
        return new DatabaseUrl(
                url.dialect(),
                url.endpoints(),
                url.database(),
                url.user(),
                url.password(),
                tls,
                url.wanted(),
                url.connectLimit(),
                url.options(),
                url.complaints());
    }

    public static DatabaseUrl wanting(DatabaseUrl url, SessionWanted wanted) {
        return new DatabaseUrl(
                url.dialect(),
                url.endpoints(),
                url.database(),
                url.user(),
                url.password(),
                url.tls(),
                wanted,
                url.connectLimit(),
                url.options(),
                url.complaints());
    }

    public static Target target(DatabaseUrl url) {
        return new Target(Target.DEFAULT_NAME, () -> url, false);
    }
}
