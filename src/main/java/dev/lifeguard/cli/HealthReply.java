package dev.lifeguard.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * What a health endpoint said.
 *
 * @param up whether it answered 200
 * @param body as MicroProfile Health has it
 */
record HealthReply(boolean up, String body) {
    private static final String PREFIX = "database:";

    /** On one line: of what is down, or of everything where nothing is. */
    String sentence() {
        List<JsonNode> checks = StreamSupport.stream(tree().path("checks").spliterator(), false)
                .filter(check -> up || check.path("status").asText().equals("DOWN"))
                .toList();
        String all = checks.stream().map(HealthReply::of).collect(Collectors.joining("; "));
        return Paragraph.printable(all.isEmpty() ? "the sidecar gave no reason" : all);
    }

    private static String of(JsonNode check) {
        String name = check.path("name").asText();
        String target = name.startsWith(PREFIX) ? name.substring(PREFIX.length()) : name;
        JsonNode data = check.path("data");
        String status = data.path("status").asText(check.path("status").asText());
        String cause = data.path("cause").asText();
        return target + " is " + status
                + (cause.isEmpty() ? "" : ", " + cause)
                + (data.has("summary") ? ": " + data.path("summary").asText() : "");
    }

    private JsonNode tree() {
        try {
            return new ObjectMapper().readTree(body);
        } catch (JsonProcessingException unreadable) {
            return new ObjectMapper().nullNode();
        }
    }
}
