package dev.lifeguard.deploy;

import static org.awaitility.Awaitility.await;

import dev.lifeguard.testing.PodNetwork;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.VolumeMount;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.awaitility.core.ConditionTimeoutException;

/** A pod of real processes, as its manifest has it, kept by {@link Kubelet} in real time. */
final class RealPod implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final long TICK = 100;
    private static final long NOBODY = 65_532;

    private final Path folder;
    private final PodSpec spec;
    private final PodNetwork network;
    private final String url;
    private final PodImages images;
    private final Map<String, ContainerProcess> processes = new HashMap<>();
    private final List<MemoryLimit> limits = new ArrayList<>();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final long began = System.nanoTime();
    private final Kubelet kubelet;
    private final Future<?> ticks;

    /** @param url of the database, the one secret there is */
    RealPod(Path folder, PodSpec spec, BackOff backOff, PodNetwork network, String url) throws IOException {
        this.folder = folder;
        this.spec = spec;
        this.network = network;
        this.url = url;
        images = new PodImages(folder);
        kubelet = new Kubelet(spec, backOff, this::process);
        ticks = clock.scheduleAtFixedRate(() -> kubelet.tick(now()), 0, TICK, TimeUnit.MILLISECONDS);
    }

    Kubelet kubelet() {
        return kubelet;
    }

    ContainerProcess container(String name) {
        return processes.get(name);
    }

    /** Milliseconds since the pod was to run. */
    long now() {
        return (System.nanoTime() - began) / 1_000_000;
    }

    void until(String what, Callable<Boolean> holds) {
        try {
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(TICK)).until(() -> {
                if (ticks.isDone()) {
                    ticks.get();
                }
                return holds.call();
            });
        } catch (ConditionTimeoutException never) {
            throw new AssertionError("not " + what + " within " + PATIENCE + "; " + story(), never);
        }
    }

    /** What each container has come to. */
    private String story() {
        StringBuilder all = new StringBuilder();
        processes.forEach((name, process) -> all.append("\n== ")
                .append(name)
                .append(": ")
                .append(kubelet.starts(name))
                .append(" starts; ")
                .append(kubelet.lastState(name))
                .append("\n")
                .append(String.join("\n", kubelet.events(name)))
                .append("\n")
                .append(kubelet.starts(name) > 0 ? process.log() : ""));
        return all.toString();
    }

    void untilReady() {
        until("ready", kubelet::isReady);
    }

    /** Runs a program in a container, and waits for its end. */
    ProbeAnswer.Result exec(String name, String... command) {
        ProbeAnswer answer = container(name).exec(List.of(command));
        until(String.join(" ", command), () -> answer.at(now()).isPresent());
        return answer.at(now()).orElseThrow();
    }

    /** The most memory that a limited container took, in bytes. */
    long peak() throws IOException {
        return limits.get(0).peak();
    }

    private ContainerRuntime process(Container container) {
        try {
            ContainerFiles files = ContainerFiles.in(folder.resolve(container.getName()));
            long user = number(container, SecurityContext::getRunAsUser);
            long group = number(container, SecurityContext::getRunAsGroup);
            Files.writeString(
                    files.script(),
                    root(container, files).program(readOnly(container), user, group, command(container)));
            List<String> inside = new ArrayList<>();
            limit(container).ifPresent(limit -> inside.addAll(limit.inside()));
            inside.addAll(network.inside());
            ContainerProcess process = new ContainerProcess(
                    container,
                    files,
                    inside,
                    ContainerRoot.as(user, group),
                    environment(container),
                    new HttpQuestion(network.pod()));
            processes.put(container.getName(), process);
            return process;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ContainerRoot root(Container container, ContainerFiles files) throws IOException {
        ContainerRoot root = new ContainerRoot(files.root());
        images.unpack(root);
        root.giveFile(files.terminationLog(), "/dev/termination-log");
        for (VolumeMount mount : container.getVolumeMounts()) {
            root.give(emptyDir(mount), mount.getMountPath());
        }
        return root;
    }

    /** As kubelet makes them, below a path as well: everybody may write. */
    private Path emptyDir(VolumeMount mount) throws IOException {
        Path volume = folder.resolve("volumes").resolve(mount.getName());
        Path below = Files.createDirectories(mount.getSubPath() == null ? volume : volume.resolve(mount.getSubPath()));
        return Files.setPosixFilePermissions(below, PosixFilePermissions.fromString("rwxrwxrwx"));
    }

    private List<String> command(Container container) throws IOException {
        List<String> command = new ArrayList<>(
                container.getCommand().isEmpty() ? images.entryPoint(container.getName()) : container.getCommand());
        command.addAll(container.getArgs());
        return command;
    }

    private Map<String, String> environment(Container container) {
        Map<String, String> environment = new HashMap<>();
        for (EnvVar each : container.getEnv()) {
            environment.put(each.getName(), value(each));
        }
        return environment;
    }

    /** The only Secret is that of the URL, and the only field the pod's namespace. */
    private String value(EnvVar variable) {
        if (variable.getValueFrom() == null) {
            return variable.getValue();
        }
        return variable.getValueFrom().getFieldRef() == null ? url : "shop";
    }

    /** The native executable's limits are meant for it; those of a JVM are another matter. */
    private Optional<MemoryLimit> limit(Container container) {
        Quantity memory =
                container.getResources() == null || container.getResources().getLimits() == null
                        ? null
                        : container.getResources().getLimits().get("memory");
        if (memory == null || !container.getName().equals("lifeguard") || !images.areNative()) {
            return Optional.empty();
        }
        Optional<MemoryLimit> limit =
                MemoryLimit.of(Quantity.getAmountInBytes(memory).longValue(), network.name());
        limit.ifPresent(limits::add);
        return limit;
    }

    private static boolean readOnly(Container container) {
        return container.getSecurityContext() != null
                && Boolean.TRUE.equals(container.getSecurityContext().getReadOnlyRootFilesystem());
    }

    private static long number(Container container, Function<SecurityContext, Long> field) {
        return Optional.ofNullable(container.getSecurityContext()).map(field).orElse(NOBODY);
    }

    @Override
    public void close() throws IOException, InterruptedException {
        clock.shutdownNow();
        clock.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        for (ContainerProcess each : processes.values()) {
            each.end();
        }
        for (MemoryLimit each : limits) {
            each.close();
        }
    }
}
