package dev.lifeguard.probe.path;

import dev.lifeguard.testing.FuzzTarget;
import io.vertx.core.buffer.Buffer;

/** What a server answers in place of what was asked. */
public final class ServerErrorFuzz implements FuzzTarget {
    @Override
    public void read(byte[] input) {
        Buffer bytes = Buffer.buffer(input);
        if (!ServerErrors.isCutShort(bytes)) {
            ServerErrors.parse(bytes);
        }
    }
}
