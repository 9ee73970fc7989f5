package dev.lifeguard.jdbc;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.io.IOException;
import java.net.Socket;
import java.util.Properties;
import org.postgresql.ssl.LibPQFactory;
import org.postgresql.util.PSQLException;

/** The driver's TLS with libpq's files, on top of a socket of ours. */
@RegisterForReflection(methods = false, fields = false) // the driver knows its name only
public final class BudgetedLibpqTls extends LibPQFactory {
    public BudgetedLibpqTls(Properties settings) throws PSQLException {
        super(settings);
    }

    @Override
    public Socket createSocket(Socket socket, String host, int port, boolean autoClose) throws IOException {
        return BudgetedTlsSocket.over(socket, counted -> super.createSocket(counted, host, port, autoClose));
    }
}
