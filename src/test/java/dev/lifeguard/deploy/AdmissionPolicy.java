package dev.lifeguard.deploy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cel.bundle.Cel;
import dev.cel.bundle.CelFactory;
import dev.cel.common.CelOptions;
import dev.cel.common.types.SimpleType;
import dev.cel.parser.CelStandardMacro;
import io.fabric8.kubernetes.api.model.admissionregistration.v1beta1.MutatingAdmissionPolicy;
import io.fabric8.kubernetes.api.model.admissionregistration.v1beta1.MutatingAdmissionPolicyBinding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The admission policy, its CEL evaluated as the API server would. Its maps and lists are held to one type, as there. What
 * is not checked here: the API server's own message type JSONPatch, which stands in as a map.
 */
record AdmissionPolicy(MutatingAdmissionPolicy policy, MutatingAdmissionPolicyBinding binding) {
    private static final Path FILE = Path.of("deploy/admission/policy.yaml");
    private static final ObjectMapper JSON = new ObjectMapper();

    static AdmissionPolicy load() {
        try {
            // The model knows v1beta1, whose fields are those of v1.
            List<JsonNode> documents = Yaml.readAll(Files.readString(FILE)
                    .replace("admissionregistration.k8s.io/v1\n", "admissionregistration.k8s.io/v1beta1\n"));
            return new AdmissionPolicy(
                    Yaml.decode(documents.get(0), MutatingAdmissionPolicy.class),
                    Yaml.decode(documents.get(1), MutatingAdmissionPolicyBinding.class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The pod as it is once admitted; unchanged where a condition does not hold. */
    JsonNode admit(JsonNode pod) {
        Map<String, Object> known = new LinkedHashMap<>();
        known.put("object", JSON.convertValue(pod, Object.class));
        Map<String, Object> variables = new LinkedHashMap<>();
        known.put("variables", variables);
        boolean matches = policy.getSpec().getMatchConditions().stream()
                .allMatch(condition -> Boolean.TRUE.equals(value(condition.getExpression(), known)));
        if (!matches) {
            return pod;
        }
        policy.getSpec()
                .getVariables()
                .forEach(each -> variables.put(each.getName(), value(each.getExpression(), known)));
        JsonNode admitted = pod.deepCopy();
        policy.getSpec().getMutations().stream()
                .map(mutation -> value(asMap(mutation.getJsonPatch().getExpression()), known))
                .forEach(patches -> json(patches).forEach(patch -> add(admitted, patch)));
        return admitted;
    }

    /** By way of text, as the API server does: a number is then a number, whatever CEL computed it as. */
    private static JsonNode json(Object value) {
        try {
            return JSON.readTree(JSON.writeValueAsString(value));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String asMap(String expression) {
        return expression
                .replace("JSONPatch{op: ", "{\"op\": dyn(")
                .replace(", path: ", "), \"path\": ")
                .replace(", value: ", ", \"value\": ");
    }

    private static Object value(String expression, Map<String, Object> known) {
        try {
            Cel cel = CelFactory.standardCelBuilder()
                    .setOptions(
                            CelOptions.current().enableHomogeneousLiterals(true).build())
                    .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                    .addVar("object", SimpleType.DYN)
                    .addVar("variables", SimpleType.DYN)
                    .build();
            return cel.createProgram(cel.compile(expression).getAst()).eval(known);
        } catch (Exception e) {
            throw new IllegalArgumentException(expression + ": " + e.getMessage(), e);
        }
    }

    /** RFC 6902, of which the policy uses "add" alone. */
    private static void add(JsonNode document, JsonNode patch) {
        String path = patch.path("path").asText();
        JsonNode parent = document.at(path.substring(0, path.lastIndexOf('/')));
        String last = path.substring(path.lastIndexOf('/') + 1);
        if (parent instanceof ArrayNode array && last.equals("-")) {
            array.add(patch.path("value"));
        } else if (parent instanceof ObjectNode object) {
            object.set(last, patch.path("value"));
        } else {
            throw new IllegalArgumentException("nowhere to add " + path);
        }
    }
}
