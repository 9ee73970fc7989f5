package dev.lifeguard.serve.webhook;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.async.ByteArrayFeeder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads a message as it arrives. Of what it does not know it keeps nothing; of labels only the first {@value #MOST_LABELS}
 * of each alert, and that only until the alert is complete.
 *
 * @see <a href="https://prometheus.io/docs/alerting/latest/configuration/#webhook_config">webhook_config</a>
 */
final class MessageReader {
    private static final int MOST_LABELS = 64;
    private static final int LONGEST = 1_000;
    private static final int ALERT_DEPTH = 3;
    private static final int LABELS_DEPTH = 4;
    private static final JsonFactory FACTORY = new JsonFactoryBuilder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(32)
                    .maxStringLength(64 * 1024)
                    .build())
            .build();

    private final WebhookMessage message;
    private final JsonParser parser;
    private final ByteArrayFeeder feeder;
    private final List<String> path = new ArrayList<>();
    private final Map<String, String> labels = new LinkedHashMap<>();
    private final Map<String, String> alert = new LinkedHashMap<>();
    private @Nullable String field;
    private boolean complete;

    MessageReader(WebhookMessage message) throws IOException {
        this.message = message;
        this.parser = FACTORY.createNonBlockingByteArrayParser();
        this.feeder = (ByteArrayFeeder) parser.getNonBlockingInputFeeder();
    }

    /**
     * The next piece.
     *
     * @throws IOException where it is no JSON, or not what is expected there
     */
    void read(byte[] piece) throws IOException {
        feeder.feedInput(piece, 0, piece.length);
        drain();
    }

    /**
     * There is no more.
     *
     * @throws IOException where something is missing
     */
    void end() throws IOException {
        feeder.endOfInput();
        drain();
        if (!complete) {
            throw new IOException("the message ends before it is complete");
        }
        if (!message.hasAlerts()) {
            throw new IOException("the message has no list of alerts");
        }
    }

    private void drain() throws IOException {
        for (JsonToken token = parser.nextToken();
                token != null && token != JsonToken.NOT_AVAILABLE;
                token = parser.nextToken()) {
            take(token);
        }
    }

    private void take(JsonToken token) throws IOException {
        if (complete || (path.isEmpty() && token != JsonToken.START_OBJECT)) {
            throw new IOException("the message is no single JSON object");
        }
        if (token.isStructStart()) {
            begin(token);
        } else if (token.isStructEnd()) {
            finish();
        } else if (token == JsonToken.FIELD_NAME) {
            field = parser.currentName();
        } else {
            value(parser.getText());
        }
    }

    private void begin(JsonToken token) throws IOException {
        String name = field == null ? "" : field;
        path.add(name);
        field = null;
        if (path.size() == 2 && name.equals("alerts")) {
            if (token != JsonToken.START_ARRAY) {
                throw new IOException("its alerts are no list");
            }
            message.alertsBegin();
        }
    }

    private void finish() {
        if (path.size() == ALERT_DEPTH && isInAlerts()) {
            message.alert(
                    "firing".equals(alert.getOrDefault("status", "firing")),
                    Optional.ofNullable(alert.get("fingerprint")),
                    labels);
            alert.clear();
            labels.clear();
        }
        path.remove(path.size() - 1);
        field = null;
        complete = path.isEmpty();
    }

    private void value(String text) {
        String name = field;
        if (name == null) {
            return;
        }
        String bounded = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        if (path.size() == 1) {
            message.field(name, bounded);
        } else if (path.size() == ALERT_DEPTH && isInAlerts() && isKnown(name)) {
            alert.put(name, bounded);
        } else if (path.size() == LABELS_DEPTH && isInAlerts() && path.get(3).equals("labels")) {
            if (labels.size() < MOST_LABELS && name.length() <= LONGEST) {
                labels.put(name, bounded);
            }
        }
        field = null;
    }

    private boolean isInAlerts() {
        return path.get(1).equals("alerts");
    }

    private static boolean isKnown(String name) {
        return name.equals("status") || name.equals("fingerprint");
    }
}
