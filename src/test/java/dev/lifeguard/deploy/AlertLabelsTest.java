package dev.lifeguard.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each target is called "default" in most pods: labels tell the alerts of one application from another's. */
class AlertLabelsTest {
    private static final String NAMESPACE = "LIFEGUARD_ALERTMANAGER_LABELS_NAMESPACE";
    private static final String APP = "LIFEGUARD_ALERTMANAGER_LABELS_APP";
    private static final String DATABASE = "mode: watcher\ndatabase: {secretKeyRef: {name: app, key: url}}\n";

    @TempDir
    private Path folder;

    @Test
    void everySidecarThatIsInstalledSaysItsNamespace() throws IOException {
        List<Container> ours = ShippedPods.render(folder).pods().values().stream()
                .flatMap(ContainerRules::containers)
                .filter(each -> each.getImage().contains("lifeguard"))
                .toList();

        assertThat(ours)
                .hasSizeGreaterThan(10)
                .allSatisfy(each -> assertThat(variables(each, NAMESPACE))
                        .singleElement()
                        .satisfies(variable -> assertThat(
                                        variable.getValueFrom().getFieldRef().getFieldPath())
                                .isEqualTo("metadata.namespace")));
    }

    @Test
    void theChartSaysTheReleaseAsWell() throws IOException {
        assertThat(values("123", DATABASE, APP)).containsExactly("123");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "settings: {lifeguard.alertmanager.labels.namespace: mine, lifeguard.alertmanager.labels.app: mine}",
                "env: [{name: LIFEGUARD_ALERTMANAGER_LABELS_NAMESPACE, value: mine},"
                        + " {name: LIFEGUARD_ALERTMANAGER_LABELS_APP, value: mine}]"
            })
    void whatTheUserGivesWins(String given) throws IOException {
        assertThat(values("shop", DATABASE + given, NAMESPACE)).containsExactly("mine");
        assertThat(values("shop", DATABASE + given, APP)).containsExactly("mine");
    }

    @Test
    void oneApplicationMutesNoOther() {
        JsonNode rules =
                Yaml.read(Path.of("deploy/alertmanager/alertmanager.yaml")).path("inhibit_rules");

        assertThat(rules).hasSizeGreaterThan(2).allSatisfy(rule -> {
            boolean oursAreMuted = rule.path("target_matchers").toString().contains("Lifeguard");
            assertThat(rule.path("equal"))
                    .extracting(JsonNode::asText)
                    .contains(oursAreMuted ? new String[] {"namespace", "app", "target"} : new String[] {"namespace"});
        });
    }

    private List<String> values(String release, String values, String name) throws IOException {
        Path file = Files.writeString(folder.resolve("values.yaml"), values);
        return Manifests.of(Chart.lifeguard().text(release, file))
                .containers()
                .filter(each -> each.getName().equals("lifeguard"))
                .flatMap(each -> variables(each, name).stream())
                .map(EnvVar::getValue)
                .toList();
    }

    private static List<EnvVar> variables(Container container, String name) {
        return container.getEnv().stream()
                .filter(each -> each.getName().equals(name))
                .toList();
    }
}
