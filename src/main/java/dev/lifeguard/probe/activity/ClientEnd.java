package dev.lifeguard.probe.activity;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;

/**
 * The client's end of a connection, comparable however its address is written.
 *
 * @param address numeric
 */
record ClientEnd(String address, int port) {
    ClientEnd {
        address = plain(address);
    }

    static ClientEnd of(InetSocketAddress end) {
        return new ClientEnd(end.getAddress().getHostAddress(), end.getPort());
    }

    /** A numeric address needs no look-up; what is none stays as it is. */
    private static String plain(String address) {
        boolean numeric = !address.isEmpty() && (address.indexOf(':') >= 0 || Character.isDigit(address.charAt(0)));
        if (!numeric) {
            return address;
        }
        int zone = address.indexOf('%');
        try {
            return InetAddress.getByName(zone < 0 ? address : address.substring(0, zone))
                    .getHostAddress();
        } catch (UnknownHostException e) {
            return address;
        }
    }
}
