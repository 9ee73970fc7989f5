package dev.lifeguard.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kubectl lifeguard}, with a kubectl that knows four pods, one of which speaks TLS, and answers as the API server's proxy does. */
class KubectlPluginTest {
    private static final String PLUGIN = "deploy/kubectl/kubectl-lifeguard";

    private static final String KUBECTL = """
        #!/usr/bin/env bash
        echo "$*" >>"%1$s/calls"
        case "$*" in
          *"get pods"*) printf 'shop shop-a Running 9432\\nshop shop-b Running 9432\\nshop shop-c Pending 9432\\nshop shop-d Running 9432\\n\\n' ;;
          *pods/shop-a:* | *pods/https:shop-d:*) cat "%1$s/metrics" ;;
          *) echo "Error from server: the pod does not answer" >&2; exit 1 ;;
        esac
        """;

    private static final String METRICS = """
        # TYPE lifeguard_up gauge
        lifeguard_up{target="default"} 0.0
        lifeguard_up{target="reports"} 1.0
        lifeguard_finding{cause="too_many_clients",scope="server",severity="critical",target="default"} 1.0
        lifeguard_finding{cause="connection_leak",scope="pod",severity="warning",target="default"} 1.0
        lifeguard_finding{cause="dns_failure",scope="network",severity="critical",target="reports"} 0.0
        """;

    @TempDir
    private Path folder;

    @BeforeEach
    void install() throws IOException {
        Path kubectl = Files.writeString(folder.resolve("kubectl"), KUBECTL.formatted(folder));
        assertThat(kubectl.toFile().setExecutable(true)).isTrue();
        Files.writeString(folder.resolve("metrics"), METRICS);
    }

    @Test
    void aLineAPodAndDatabaseSaysWhatHolds() throws Exception {
        Tool.Ended ended = plugin("-n", "shop", "app=shop");

        assertThat(ended.output().lines().map(line -> line.replaceAll(" +", " ").strip()))
                .containsExactly(
                        "POD DATABASE STATE FINDINGS",
                        "shop-a default down too_many_clients (critical, server), connection_leak (warning, pod)",
                        "shop-a reports works",
                        "shop-b - - no answer",
                        "shop-c - - the pod is Pending",
                        "shop-d default down too_many_clients (critical, server), connection_leak (warning, pod)",
                        "shop-d reports works");
        assertThat(ended.code()).as("a pod did not answer").isEqualTo(1);
        assertThat(Files.readAllLines(folder.resolve("calls")))
                .first()
                .asString()
                .startsWith("-n shop get pods -l app=shop -o go-template=");
    }

    @Test
    void otherArgumentsAreRefused() throws Exception {
        for (String[] wrong : List.of(new String[] {"--all"}, new String[] {"a=b", "c=d"}, new String[] {"-n"})) {
            Tool.Ended ended = plugin(wrong);

            assertThat(ended.code()).isEqualTo(3);
            assertThat(ended.output()).startsWith("usage: kubectl lifeguard [-n NAMESPACE] [SELECTOR]");
        }
    }

    @Test
    void whatIsPackedForKrewNamesWhatItIs() throws Exception {
        new Tool("tar");
        Tool.Ended packed = new Tool("bash").run("deploy/kubectl/pack.sh", "1.2.3", "https://forge.example/lifeguard");

        assertThat(packed).isEqualTo(new Tool.Ended(0, ""));
        JsonNode plugin = Yaml.read(Path.of("target/kubectl/lifeguard.yaml"));
        assertThat(plugin.at("/spec/version").asText()).isEqualTo("v1.2.3");
        assertThat(plugin.at("/spec/platforms/0/uri").asText())
                .isEqualTo("https://forge.example/lifeguard/releases/download/v1.2.3/kubectl-lifeguard-1.2.3.tar.gz");
        String sum = new Tool("sha256sum")
                .run("target/kubectl/kubectl-lifeguard-1.2.3.tar.gz")
                .output()
                .split(" ")[0];
        assertThat(plugin.at("/spec/platforms/0/sha256").asText()).isEqualTo(sum);
        assertThat(new Tool("tar")
                        .run("-tf", "target/kubectl/kubectl-lifeguard-1.2.3.tar.gz")
                        .output())
                .isEqualTo("kubectl-lifeguard\nLICENSE\n");
    }

    private Tool.Ended plugin(String... arguments) throws IOException, InterruptedException {
        String[] all = new String[arguments.length + 3];
        all[0] = "PATH=" + folder + ":" + System.getenv("PATH");
        all[1] = "bash";
        all[2] = PLUGIN;
        System.arraycopy(arguments, 0, all, 3, arguments.length);
        return new Tool("env").run(all);
    }
}
