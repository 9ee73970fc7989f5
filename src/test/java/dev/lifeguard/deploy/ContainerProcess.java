package dev.lifeguard.deploy;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Probe;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/** A container as a process in namespaces of its own, which signals and probes reach from outside. */
final class ContainerProcess implements ContainerRuntime {
    /** Of the end of a container's output, as its last words: {@code pkg/kubelet/kuberuntime/kuberuntime_container.go}. */
    private static final int MOST_LOG = 2_048;

    private final Container spec;
    private final ContainerFiles files;
    private final List<String> inside;
    private final List<String> user;
    private final Map<String, String> environment;
    private final HttpQuestion http;
    private Optional<Process> process = Optional.empty();
    private int exit;

    /**
     * @param inside what starts a program in the pod's network, under the container's limits
     * @param user what starts one as the container's user
     */
    ContainerProcess(
            Container spec,
            ContainerFiles files,
            List<String> inside,
            List<String> user,
            Map<String, String> environment,
            HttpQuestion http) {
        this.spec = spec;
        this.files = files;
        this.inside = inside;
        this.user = user;
        this.environment = environment;
        this.http = http;
    }

    @Override
    public void start(long now) {
        List<String> command = new ArrayList<>(inside);
        command.addAll(List.of("unshare", "--mount", "sh"));
        command.add(files.script().toString());
        files.forget();
        process = Optional.of(launch(command, files.log()));
    }

    private Process launch(List<String> command, Path output) {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().clear();
        builder.environment().put("PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin");
        builder.environment().putAll(environment);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public OptionalInt exited(long now) {
        if (process.isEmpty() || process.get().isAlive()) {
            return OptionalInt.empty();
        }
        exit = process.get().exitValue();
        return OptionalInt.of(exit);
    }

    /** The first process of the container, once there is one. */
    private Optional<ProcessHandle> first() {
        return process.flatMap(each -> each.children().findFirst());
    }

    @Override
    public void stop(long now) {
        first().ifPresent(ProcessHandle::destroy);
    }

    @Override
    public void kill(long now) {
        first().ifPresent(ProcessHandle::destroyForcibly);
    }

    /** Stops it without ending it, by SIGSTOP. */
    void freeze() throws IOException, InterruptedException {
        freeze(first().orElseThrow());
    }

    static void freeze(ProcessHandle process) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-STOP", String.valueOf(process.pid()))
                .inheritIO()
                .start()
                .waitFor();
    }

    /** The process below the first one, where that supervises it. */
    Optional<ProcessHandle> supervised() {
        return first().flatMap(each -> each.children().findFirst());
    }

    @Override
    public ProbeAnswer ask(Probe probe, long now) {
        return probe.getExec() == null
                ? http.ask(probe, spec)
                : exec(probe.getExec().getCommand());
    }

    /** As {@code kubectl exec} and exec probes do: a process in the container. */
    ProbeAnswer exec(List<String> command) {
        Optional<ProcessHandle> first = first();
        if (first.isEmpty()) {
            return ProbeAnswer.of(false, "the container does not run");
        }
        List<String> all = new ArrayList<>(inside);
        all.addAll(List.of("nsenter", "--mount", "--pid", "--root", "--wd", "--target"));
        all.add(String.valueOf(first.get().pid()));
        all.addAll(user);
        all.addAll(command);
        Path output = files.output();
        Process run = launch(all, output);
        return now -> run.isAlive()
                ? Optional.empty()
                : Optional.of(new ProbeAnswer.Result(run.exitValue() == 0, read(output)));
    }

    @Override
    public String lastWords() {
        String said = read(files.terminationLog());
        boolean fallsBack = "FallbackToLogsOnError".equals(spec.getTerminationMessagePolicy());
        String log = said.isEmpty() && exit != 0 && fallsBack ? log() : said;
        return log.substring(Math.max(0, log.length() - (said.isEmpty() ? MOST_LOG : log.length())));
    }

    /** What its last start printed. */
    String log() {
        return read(files.log());
    }

    /** Leaves nothing of it. */
    void end() throws InterruptedException {
        kill(0);
        if (process.isPresent() && !process.get().waitFor(10, TimeUnit.SECONDS)) {
            process.get().destroyForcibly();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
