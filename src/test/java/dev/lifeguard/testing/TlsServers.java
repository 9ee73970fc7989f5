package dev.lifeguard.testing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

/** A server for each way in which one may stand towards TLS. */
public final class TlsServers implements AutoCloseable {
    /** What a server may be like. All but the first have a certificate. */
    public enum Kind {
        WITHOUT_TLS,
        TRUSTED,
        OF_ANOTHER_AUTHORITY,
        FOR_ANOTHER_HOST,
        DEMANDING_TLS,
        REFUSING_TLS
    }

    private final Map<Kind, LoginRecorder> servers = new EnumMap<>(Kind.class);
    private final String authority;

    private TlsServers(Path files) {
        Certificates known = Certificates.authority(files, "authority");
        Certificates.Issued good = known.issue("good", -1, 90, "127.0.0.1", "localhost");
        Certificates.Issued strange =
                Certificates.authority(files, "stranger").issue("strange", -1, 90, "127.0.0.1", "localhost");
        authority = known.authorityFile().toString();
        servers.put(Kind.WITHOUT_TLS, LoginRecorder.withoutTls());
        servers.put(Kind.TRUSTED, LoginRecorder.with(good));
        servers.put(Kind.OF_ANOTHER_AUTHORITY, LoginRecorder.with(strange));
        servers.put(Kind.FOR_ANOTHER_HOST, LoginRecorder.with(known.issue("other", -1, 90, "other.example")));
        servers.put(Kind.DEMANDING_TLS, LoginRecorder.demandingTls(good));
        servers.put(Kind.REFUSING_TLS, LoginRecorder.refusingTls(good));
    }

    public static TlsServers start(Path files) {
        return new TlsServers(files);
    }

    public LoginRecorder at(Kind kind) {
        return servers.get(kind);
    }

    /** The PEM file of the authority that issued every certificate but that of {@link Kind#OF_ANOTHER_AUTHORITY}. */
    public String authority() {
        return authority;
    }

    @Override
    public void close() throws IOException {
        for (LoginRecorder each : servers.values()) {
            each.close();
        }
    }
}
