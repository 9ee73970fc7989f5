package dev.lifeguard.serve.health;

import dev.lifeguard.watch.Change;
import dev.lifeguard.watch.TargetReport;
import dev.lifeguard.watch.WatchListener;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.jboss.logging.Logger;

/**
 * Which targets were healthy once in this pod, also before the sidecar was started anew: otherwise a restart during an
 * outage would take the pod out until the outage is over. Kept in a file of a volume that lives as long as the pod; what
 * another pod left there counts for nothing, so that each rollout proves itself.
 */
public final class HealthyBefore implements WatchListener {
    private static final Logger LOG = Logger.getLogger(HealthyBefore.class);
    private static final String NAME = "healthy-once";

    /** Bytes; more was not written by us. */
    private static final long MOST = 64 << 10;

    private final Optional<Path> file;
    private final String pod;
    private final Executor files;
    private final Set<String> names = ConcurrentHashMap.newKeySet();

    /**
     * Reads what was there.
     *
     * @param folder of the volume; empty where there is none
     * @param pod what tells this pod from every other one
     * @param files runs what may block
     */
    public HealthyBefore(Optional<Path> folder, String pod, Executor files) {
        this.file = folder.filter(Files::isDirectory).map(each -> each.resolve(NAME));
        this.pod = pod;
        this.files = files;
        names.addAll(file.map(this::read).orElse(List.of()));
    }

    /** Whether the target was healthy once in this pod, as far as was kept. */
    public boolean was(String target) {
        return names.contains(target);
    }

    @Override
    public void changed(Change change) {
        TargetReport after = change.after();
        if (after.everHealthy() && names.add(after.name())) {
            file.ifPresent(path -> files.execute(() -> write(path)));
        }
    }

    private List<String> read(Path path) {
        try {
            if (!Files.isRegularFile(path) || Files.size(path) > MOST) {
                return List.of();
            }
            List<String> lines = Files.readAllLines(path, StandardCharsets.UTF_8);
            return !lines.isEmpty() && lines.get(0).equals(pod) ? lines.subList(1, lines.size()) : List.of();
        } catch (IOException unreadable) {
            return List.of();
        }
    }

    /** In one step: a sidecar that is killed meanwhile leaves the old file or the new one. */
    private synchronized void write(Path path) {
        List<String> lines = new ArrayList<>(List.of(pod));
        lines.addAll(names);
        Path draft = path.resolveSibling(NAME + ".new");
        try {
            Files.write(draft, lines, StandardCharsets.UTF_8);
            Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException full) {
            LOG.debug("that the target was healthy cannot be kept", full);
        }
    }
}
