package dev.lifeguard.jdbc;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.io.IOException;
import java.net.Socket;
import java.util.Properties;
import org.postgresql.ssl.DefaultJavaSSLFactory;

/** The driver's TLS with the platform's own authorities, on top of a socket of ours. */
@RegisterForReflection(methods = false, fields = false) // the driver knows its name only
public final class BudgetedPlatformTls extends DefaultJavaSSLFactory {
    public BudgetedPlatformTls(Properties settings) {
        super(settings);
    }

    @Override
    public Socket createSocket(Socket socket, String host, int port, boolean autoClose) throws IOException {
        return BudgetedTlsSocket.over(socket, counted -> super.createSocket(counted, host, port, autoClose));
    }
}
