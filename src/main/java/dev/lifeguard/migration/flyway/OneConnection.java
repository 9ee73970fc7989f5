package dev.lifeguard.migration.flyway;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Gives the same connection to whoever asks, for as long as it is open: Flyway would take two at a time, and only reads on
 * them, one after the other. One thread at a time.
 */
final class OneConnection implements DataSource, AutoCloseable {
    private final DataSource source;
    private @Nullable Connection current;

    OneConnection(DataSource source) {
        this.source = source;
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection open = current;
        if (open == null || open.isClosed()) {
            open = source.getConnection();
            current = open;
        }
        return open;
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    /** Whatever Flyway has left open. */
    @Override
    public void close() {
        try {
            if (current != null) {
                current.close();
            }
        } catch (SQLException e) {
            // it is gone already, which is all that was wanted
            current = null;
        }
    }

    @Override
    public @Nullable PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(PrintWriter out) {}

    @Override
    public void setLoginTimeout(int seconds) {}

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
