package dev.lifeguard.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import javax.net.ssl.HandshakeCompletedListener;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** TLS on top of a {@link BudgetedSocket}: what it has deciphered is handed on message by message. */
final class BudgetedTlsSocket extends SSLSocket {
    private final SSLSocket tls;
    private final JdbcBudget budget;
    private @Nullable InputStream messages;

    private BudgetedTlsSocket(SSLSocket tls, JdbcBudget budget) {
        this.tls = tls;
        this.budget = budget;
    }

    /** How a factory puts TLS on top of a socket. */
    interface Layer {
        Socket over(Socket socket) throws IOException;
    }

    static Socket over(Socket socket, Layer layer) throws IOException {
        BudgetedSocket counted = (BudgetedSocket) socket;
        counted.encrypt();
        return new BudgetedTlsSocket((SSLSocket) layer.over(counted), counted.budget());
    }

    @Override
    public InputStream getInputStream() throws IOException {
        if (messages == null) {
            messages = new MessageFilter(tls.getInputStream(), budget);
        }
        return messages;
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        return tls.getOutputStream();
    }

    @Override
    public synchronized void close() throws IOException {
        tls.close();
    }

    @Override
    public boolean isClosed() {
        return tls.isClosed();
    }

    @Override
    public boolean isConnected() {
        return tls.isConnected();
    }

    @Override
    public synchronized void setSoTimeout(int milliseconds) throws SocketException {
        tls.setSoTimeout(milliseconds);
    }

    @Override
    public synchronized int getSoTimeout() throws SocketException {
        return tls.getSoTimeout();
    }

    @Override
    public void setTcpNoDelay(boolean on) throws SocketException {
        tls.setTcpNoDelay(on);
    }

    @Override
    public synchronized int getSendBufferSize() throws SocketException {
        return tls.getSendBufferSize();
    }

    @Override
    public void startHandshake() throws IOException {
        tls.startHandshake();
    }

    @Override
    public SSLSession getSession() {
        return tls.getSession();
    }

    @Override
    public void setUseClientMode(boolean client) {
        tls.setUseClientMode(client);
    }

    @Override
    public boolean getUseClientMode() {
        return tls.getUseClientMode();
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return tls.getSupportedCipherSuites();
    }

    @Override
    public String[] getEnabledCipherSuites() {
        return tls.getEnabledCipherSuites();
    }

    @Override
    public void setEnabledCipherSuites(String[] suites) {
        tls.setEnabledCipherSuites(suites);
    }

    @Override
    public String[] getSupportedProtocols() {
        return tls.getSupportedProtocols();
    }

    @Override
    public String[] getEnabledProtocols() {
        return tls.getEnabledProtocols();
    }

    @Override
    public void setEnabledProtocols(String[] protocols) {
        tls.setEnabledProtocols(protocols);
    }

    @Override
    public void addHandshakeCompletedListener(HandshakeCompletedListener listener) {
        tls.addHandshakeCompletedListener(listener);
    }

    @Override
    public void removeHandshakeCompletedListener(HandshakeCompletedListener listener) {
        tls.removeHandshakeCompletedListener(listener);
    }

    @Override
    public void setNeedClientAuth(boolean need) {
        tls.setNeedClientAuth(need);
    }

    @Override
    public boolean getNeedClientAuth() {
        return tls.getNeedClientAuth();
    }

    @Override
    public void setWantClientAuth(boolean want) {
        tls.setWantClientAuth(want);
    }

    @Override
    public boolean getWantClientAuth() {
        return tls.getWantClientAuth();
    }

    @Override
    public void setEnableSessionCreation(boolean enabled) {
        tls.setEnableSessionCreation(enabled);
    }

    @Override
    public boolean getEnableSessionCreation() {
        return tls.getEnableSessionCreation();
    }
}
