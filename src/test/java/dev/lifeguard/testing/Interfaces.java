package dev.lifeguard.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** {@code docs/openapi.yaml}: what it promises, and whether an answer keeps that. */
public final class Interfaces {
    private final JsonNode document;

    private Interfaces(JsonNode document) {
        this.document = document;
    }

    public static Interfaces described() {
        try {
            return new Interfaces(
                    new YAMLMapper().readTree(Path.of("docs", "openapi.yaml").toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every path, as {@code GET /health}. */
    public Set<String> operations() {
        Set<String> all = new TreeSet<>();
        document.path("paths")
                .fields()
                .forEachRemaining(path -> path.getValue()
                        .fieldNames()
                        .forEachRemaining(method -> all.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
        return all;
    }

    /** References that lead nowhere, and schemas that nothing refers to. */
    public Set<String> loose() {
        Set<String> referred = new TreeSet<>(document.findValuesAsText("$ref"));
        Set<String> loose = new TreeSet<>();
        referred.stream()
                .filter(each -> document.at(each.substring(1)).isMissingNode())
                .forEach(loose::add);
        document.path("components").path("schemas").fieldNames().forEachRemaining(name -> {
            if (!referred.contains("#/components/schemas/" + name)) {
                loose.add(name);
            }
        });
        return loose;
    }

    /** Names of the fields of a schema. */
    public Set<String> fields(String schema) {
        Set<String> names = new TreeSet<>();
        schema(schema).path("properties").fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** Names of the fields that are always there. */
    public Set<String> required(String schema) {
        Set<String> names = new TreeSet<>();
        schema(schema).path("required").forEach(name -> names.add(name.asText()));
        return names;
    }

    private JsonNode schema(String name) {
        return document.path("components").path("schemas").path(name);
    }

    /** What is wrong with a JSON text as one of this schema; nothing where it is one. */
    public Collection<String> faults(String schema, String json) {
        return faults(reference(schema), parsed(json));
    }

    /** What is wrong with a JSON text as an array of this schema. */
    public Collection<String> faultsOfAll(String schema, String json) {
        ObjectNode array = new ObjectMapper().createObjectNode().put("type", "array");
        array.set("items", reference(schema));
        return faults(array, parsed(json));
    }

    private Collection<String> faults(ObjectNode root, JsonNode value) {
        root.set("components", document.path("components"));
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(root).validate(value).stream()
                .map(ValidationMessage::toString)
                .toList();
    }

    private static ObjectNode reference(String schema) {
        return new ObjectMapper().createObjectNode().put("$ref", "#/components/schemas/" + schema);
    }

    private static JsonNode parsed(String json) {
        try {
            return new ObjectMapper().readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Paths that are no resource of ours, or have a route of their own. */
    public static List<String> routes() {
        return List.of(
                "GET /health",
                "GET /health/live",
                "GET /health/ready",
                "GET /health/started",
                "GET /metrics",
                "GET /api/v1/events",
                "POST /api/v1/alertmanager");
    }
}
