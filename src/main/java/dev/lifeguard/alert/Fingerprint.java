package dev.lifeguard.alert;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;

/**
 * What Prometheus and Alertmanager call a set of labels: FNV-1a over names and values in the order of the names, each
 * ended by the byte 255, as 16 hexadecimal digits.
 *
 * @see <a href="https://github.com/prometheus/common/blob/main/model/signature.go">signature.go</a>
 */
public final class Fingerprint {
    private static final long OFFSET = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;
    private static final byte SEPARATOR = (byte) 255;

    private Fingerprint() {}

    public static String of(SortedMap<String, String> labels) {
        long hash = OFFSET;
        for (Map.Entry<String, String> label : labels.entrySet()) {
            hash = add(add(hash, label.getKey()), label.getValue());
        }
        return String.format("%016x", hash);
    }

    private static long add(long before, String text) {
        long hash = before;
        for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
            hash = add(hash, each);
        }
        return add(hash, SEPARATOR);
    }

    private static long add(long hash, byte each) {
        return (hash ^ (each & 0xff)) * PRIME;
    }
}
