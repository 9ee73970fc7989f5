package dev.lifeguard.alert.delivery;

import dev.lifeguard.testing.FuzzTarget;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;

/** What an Alertmanager answers. */
public final class AnswerFuzz implements FuzzTarget {
    @Override
    public void read(byte[] input) {
        Excerpt excerpt = new Excerpt();
        excerpt.take(Buffer.buffer(input));
        int status = input.length == 0 ? 200 : 100 + Math.floorMod(input[0], 500);
        DeliveryAnswer answer = DeliveryAnswer.of(status, new String(input, StandardCharsets.ISO_8859_1), excerpt);
        if (answer.because().chars().anyMatch(Character::isISOControl)) {
            throw new AssertionError("a line of the log could be forged");
        }
    }
}
