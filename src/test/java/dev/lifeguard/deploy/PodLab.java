package dev.lifeguard.deploy;

import dev.lifeguard.testing.PodNetwork;
import dev.lifeguard.testing.RealPostgres;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/** A network and a real PostgreSQL for one {@link RealPod}. Needs root, iproute2 and util-linux; skips the test without. */
final class PodLab implements AutoCloseable {
    private static final String EXAMPLE = "Deployment/shop";
    private static final int PATIENT = 5;

    private final Path folder;
    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private final PodNetwork network;
    private final RealPostgres postgres;

    PodLab(Path folder) throws IOException {
        for (String tool : List.of("unshare", "nsenter", "setpriv", "chroot")) {
            new Tool(tool);
        }
        this.folder = folder;
        network = opened(PodNetwork.create());
        postgres = opened(RealPostgres.start(RealPostgres.NEWEST, Map.of("listen_addresses", "*")));
        postgres.access("host all all 10.231.0.0/16 trust");
        network.resolve(network.server() + " db");
    }

    <T extends AutoCloseable> T opened(T resource) {
        opened.push(resource);
        return resource;
    }

    RealPostgres postgres() {
        return postgres;
    }

    /** This machine, as seen from the pod. */
    String address() {
        return network.server();
    }

    /** The example application, with the chart's values of this name, and without its migration, which takes its time. */
    PodSpec example(String values) throws IOException {
        PodSpec pod = migrating(values);
        pod.getInitContainers().removeIf(each -> each.getName().equals("migrate"));
        return pod;
    }

    /** All of it. */
    PodSpec migrating(String values) throws IOException {
        PodSpec rendered = ShippedPods.render(Files.createDirectories(folder.resolve("charts")))
                .pods()
                .get("example " + values + " " + EXAMPLE);
        PodSpec pod = new PodSpecBuilder(rendered).build();
        // This machine has other things to do, and what the application's own probes say is not the question here.
        pod.getContainers()
                .forEach(application ->
                        ContainerRules.probes(application).forEach(probe -> probe.setTimeoutSeconds(PATIENT)));
        return pod;
    }

    RealPod run(PodSpec spec, BackOff backOff) throws IOException {
        return run(spec, backOff, postgres.url());
    }

    /** @param url of the database, as this machine reaches it */
    RealPod run(PodSpec spec, BackOff backOff, String url) throws IOException {
        return opened(new RealPod(folder, spec, backOff, network, url.replace("127.0.0.1", "db")));
    }

    static Container sidecar(PodSpec pod) {
        return pod.getInitContainers().stream()
                .filter(each -> each.getName().equals("lifeguard"))
                .findFirst()
                .orElseThrow();
    }

    static void set(Container container, String variable, String value) {
        container.getEnv().add(new EnvVar(variable, value, null));
    }

    @Override
    public void close() throws Exception {
        while (!opened.isEmpty()) {
            opened.pop().close();
        }
    }
}
