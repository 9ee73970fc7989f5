package dev.lifeguard.serve.webhook;

import dev.lifeguard.testing.FuzzTarget;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** A message of an Alertmanager, in pieces. */
public final class WebhookFuzz implements FuzzTarget {
    private static final int PIECE = 7;

    @Override
    public void read(byte[] input) throws IOException {
        MessageReader reader =
                new MessageReader(new WebhookMessage(new Routing(Map.of()), List.of("default", "reporting")));
        try {
            for (int from = 0; from < input.length; from += PIECE) {
                reader.read(java.util.Arrays.copyOfRange(input, from, Math.min(input.length, from + PIECE)));
            }
            reader.end();
        } catch (IOException promised) {
            // is answered with 400
        }
    }
}
