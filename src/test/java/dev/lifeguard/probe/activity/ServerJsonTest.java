package dev.lifeguard.probe.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a server sends as JSON is read as the constructors of Vert.x read it. */
class ServerJsonTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"active\": 3, \"idle\": 3000000000, \"half\": 0.5, \"none\": null}",
                "{\"a\": {\"b\": [1, true, \"x\"]}}",
            })
    void anObjectIsReadAsTheConstructorReadsIt(String text) {
        assertThat(ServerJson.object(text)).isEqualTo(new JsonObject(text));
        assertThat(ServerJson.object(text).getMap()).isEqualTo(new JsonObject(text).getMap());
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "[[\"10.0.0.1\", 5432, false, 17], [null, null, true, 18]]", "[{\"pid\": 1}]"})
    void anArrayIsReadAsTheConstructorReadsIt(String text) {
        assertThat(ServerJson.array(text)).isEqualTo(new JsonArray(text));
        assertThat(ServerJson.array(text).getList()).isEqualTo(new JsonArray(text).getList());
    }

    @Test
    void noTextIsNothing() {
        assertThat(ServerJson.object(null)).isEmpty();
        assertThat(ServerJson.array(null)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "3", "[", "[] 3", "{\"a\": }", "\"text\"", "x"})
    void whatIsNeitherIsRefused(String text) {
        assertThatThrownBy(() -> ServerJson.object(text)).isInstanceOf(DecodeException.class);
        assertThatThrownBy(() -> ServerJson.array(text)).isInstanceOf(DecodeException.class);
    }

    @Test
    void theOtherKindIsRefused() {
        assertThatThrownBy(() -> ServerJson.object("[]")).isInstanceOf(DecodeException.class);
        assertThatThrownBy(() -> ServerJson.array("{}")).isInstanceOf(DecodeException.class);
    }

    @Test
    void whatIsNestedWithoutEndIsRefused() {
        assertThatThrownBy(() -> ServerJson.array("[".repeat(100_000))).isInstanceOf(DecodeException.class);
    }
}
