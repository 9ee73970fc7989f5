package dev.lifeguard.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** A DNS server that answers every question with NXDOMAIN. Needs the right to listen on port 53. */
public final class AbsentNames implements AutoCloseable {
    private static final int PORT = 53;
    private static final int LARGEST = 512;
    private static final int HEADER = 12;
    private static final byte RESPONSE = (byte) 0x80;
    private static final byte NXDOMAIN = 3;

    private final DatagramSocket socket;

    private AbsentNames(DatagramSocket socket) {
        this.socket = socket;
        Thread answering = new Thread(this::answer, "absent-names");
        answering.setDaemon(true);
        answering.start();
    }

    /** Skips the test where this is not permitted. */
    public static AbsentNames at(String address) {
        try {
            return new AbsentNames(new DatagramSocket(new InetSocketAddress(InetAddress.getByName(address), PORT)));
        } catch (IOException e) {
            assumeTrue(false, "skipped: nobody may listen on port 53, or somebody does");
            throw new IllegalStateException(e);
        }
    }

    private void answer() {
        DatagramPacket packet = new DatagramPacket(new byte[LARGEST], LARGEST);
        try {
            while (true) {
                packet.setLength(LARGEST);
                socket.receive(packet);
                if (packet.getLength() >= HEADER) {
                    byte[] message = packet.getData();
                    message[2] |= RESPONSE;
                    message[3] = (byte) (message[3] & 0xf0 | NXDOMAIN);
                    socket.send(packet);
                }
            }
        } catch (IOException closed) {
            // the test is over
        }
    }

    @Override
    public void close() {
        socket.close();
    }
}
