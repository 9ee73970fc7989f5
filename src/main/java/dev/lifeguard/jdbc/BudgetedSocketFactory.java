package dev.lifeguard.jdbc;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/** Makes the driver's sockets, which keep to a {@link JdbcBudget}. */
@RegisterForReflection(methods = false, fields = false) // the driver knows its name only
public final class BudgetedSocketFactory extends SocketFactory {
    private final @Nullable JdbcBudget budget;

    /** By the key of a budget, for the driver. */
    public BudgetedSocketFactory(String key) {
        this.budget = JdbcBudget.of(key);
    }

    /** Not connected yet, as the driver wants it. */
    @Override
    public Socket createSocket() throws IOException {
        if (budget == null) {
            throw new IOException("the connection is not wanted any more");
        }
        Socket socket = new BudgetedSocket(budget);
        budget.opened(socket);
        return socket;
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort) {
        throw new UnsupportedOperationException();
    }
}
