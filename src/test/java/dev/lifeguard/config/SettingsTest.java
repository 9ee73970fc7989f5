package dev.lifeguard.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lifeguard.testing.WrittenFile;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** One declaration a setting, and all that is said of it elsewhere is written from that. */
class SettingsTest {
    private static final Map<String, List<?>> TABLES = new LinkedHashMap<>();

    static {
        TABLES.put("what is watched", WatchSettings.ALL.all());
        TABLES.put("more databases", TargetSettings.ALL);
        TABLES.put("the application's pool", PoolSettings.ALL.all());
        TABLES.put("answers and history", ServeSettings.ALL.all());
        TABLES.put("who may ask", HttpSettings.ALL.all());
        TABLES.put(
                "alerts and webhooks",
                Stream.of(
                                AlertSettings.ALL.all().stream(),
                                Stream.of(AlertSettings.LABELS),
                                WebhookSettings.ALL.all().stream(),
                                Stream.of(WebhookSettings.TARGETS))
                        .flatMap(each -> each)
                        .toList());
    }

    @Test
    void everySettingThatIsDeclaredCounts() {
        List<Object> declared = Stream.of(
                        WatchSettings.class,
                        PoolSettings.class,
                        TargetSettings.class,
                        AlertSettings.class,
                        WebhookSettings.class,
                        ServeSettings.class,
                        HttpSettings.class)
                .flatMap(family -> Arrays.stream(family.getDeclaredFields()))
                .filter(field -> Modifier.isStatic(field.getModifiers()))
                .map(SettingsTest::value)
                .filter(value -> value instanceof Setting || value instanceof NamedSetting)
                .toList();
        List<Object> counted = new ArrayList<>(Settings.ALL);
        counted.addAll(Settings.NAMED);

        assertThat(counted).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(declared);
        assertThat(TABLES.values().stream().flatMap(List::stream).toList())
                .asList()
                .containsExactlyInAnyOrderElementsOf(declared);
    }

    @Test
    void everyDefaultIsAccepted() {
        assertThat(Settings.ALL)
                .allSatisfy(setting -> setting.standard().map(setting.type().parse()));
    }

    @Test
    void theManualListsEverySetting() throws IOException {
        WrittenFile manual = new WrittenFile(Path.of("docs", "configuration.md"));
        for (Map.Entry<String, List<?>> table : TABLES.entrySet()) {
            String head = "| " + table.getKey() + " | default | |\n|---|---|---|\n";
            String rows = table.getValue().stream().map(SettingsTest::row).collect(Collectors.joining("\n"));
            manual.between(head, "\n\n", rows);
        }

        manual.check();
    }

    @Test
    void theChartAcceptsWhatTheProgramAccepts() throws IOException {
        WrittenFile schema = new WrittenFile(Path.of("helm", "lifeguard", "values.schema.json"));
        String properties = Settings.ALL.stream()
                .filter(setting -> setting.key().startsWith("lifeguard."))
                .map(setting -> line(setting.key(), setting.type(), setting.sentence()))
                .collect(Collectors.joining(",\n"));
        String patterns = Settings.NAMED.stream()
                .map(family -> line(
                        "^"
                                + family.key()
                                        .replace(".", "\\.")
                                        .replace("<name>", family.names().form().pattern()) + "$",
                        family.type(),
                        family.sentence()))
                .collect(Collectors.joining(",\n"));
        schema.between(
                "\"propertyNames\": {\"pattern\": \"^lifeguard(\\\\.[a-zA-Z0-9_-]+)+$\"},\n",
                "\n    },",
                "      \"additionalProperties\": false,\n      \"properties\": {\n" + properties
                        + "\n      },\n      \"patternProperties\": {\n" + patterns + "\n      }");

        schema.check();
    }

    private static String line(String key, SettingType<?> type, String sentence) {
        Map<String, Object> schema = new LinkedHashMap<>(new TreeMap<>(type.schema()));
        schema.put("description", sentence);
        try {
            ObjectMapper json = new ObjectMapper();
            return "        " + json.writeValueAsString(key) + ": " + json.writeValueAsString(schema);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String row(Object any) {
        if (any instanceof NamedSetting<?> family) {
            return "| `" + family.key() + "` | | " + family.sentence() + " |";
        }
        Setting<?> setting = (Setting<?>) any;
        String standard = setting.standard().map(text -> "`" + text + "` ").orElse("");
        return "| `" + setting.key() + "` | " + standard + "| "
                + setting.sentence().replace("|", "\\|") + " |";
    }

    private static Object value(Field field) {
        try {
            field.setAccessible(true);
            return field.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
