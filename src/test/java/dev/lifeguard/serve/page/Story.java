package dev.lifeguard.serve.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Answers of the API from a file, in which {@code "@130"} is the time 130 seconds ago. */
final class Story {
    private static final Pattern AGO = Pattern.compile("\"@(-?\\d+)\"");

    private Story() {}

    static String of(String name) {
        try (InputStream stream = Story.class.getResourceAsStream("/page/" + name + ".json")) {
            Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
            return AGO.matcher(new String(stream.readAllBytes(), StandardCharsets.UTF_8))
                    .replaceAll(match -> "\"" + now.minusSeconds(Long.parseLong(match.group(1))) + "\"");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The targets of all these. */
    static String together(String... reports) {
        return Arrays.stream(reports)
                .map(report -> report.substring(report.indexOf('[') + 1, report.lastIndexOf(']')))
                .collect(Collectors.joining(",", "{\"generatedAt\":\"" + Instant.now() + "\",\"targets\":[", "]}"));
    }

    /** The same target as often as there are names, each under its own. */
    static String of(String name, String... targets) {
        String whole = of(name);
        String one = whole.substring(whole.indexOf('[') + 1, whole.lastIndexOf(']'));
        StringBuilder all = new StringBuilder("{\"generatedAt\":\"" + Instant.now() + "\",\"targets\":[");
        for (String target : targets) {
            all.append(all.charAt(all.length() - 1) == '[' ? "" : ",")
                    .append(one.replaceFirst("\"name\": \"default\"", "\"name\": \"" + target + "\""));
        }
        return all.append("]}").toString();
    }
}
