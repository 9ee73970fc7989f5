package dev.lifeguard.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;

/** Writes records exactly as the API does. */
@FunctionalInterface
interface JsonText {
    String of(Object view);

    static JsonText by(ObjectMapper json) {
        return view -> {
            try {
                return json.writerWithDefaultPrettyPrinter().writeValueAsString(view);
            } catch (JsonProcessingException e) {
                throw new UncheckedIOException(e);
            }
        };
    }
}
