package dev.lifeguard.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** All parts together. Whoever breaks something breaks one thing: what was broken before is mended first. */
final class Playground implements AutoCloseable {
    private final Path folder;
    private final Place place;
    private final DemoSidecar sidecar;
    private final Control control;
    private Optional<Breakage> broken = Optional.empty();
    private boolean closed;

    private Playground(Path program, DemoPorts ports) throws IOException {
        ports.requireFree();
        folder = Files.createTempDirectory("lifeguard-playground");
        place = new Place(folder, ports.shop());
        try {
            sidecar = DemoSidecar.start(program, ports, place.route(), folder);
        } catch (IOException e) {
            place.close();
            throw e;
        }
        try {
            control = new Control(this, ports);
        } catch (IOException e) {
            sidecar.close();
            place.close();
            throw e;
        }
    }

    /** @throws UnusablePort where one of the ports is in use, before anything has started */
    static Playground open(Path program, DemoPorts ports) throws IOException {
        return new Playground(program, ports);
    }

    DemoSidecar sidecar() {
        return sidecar;
    }

    synchronized Optional<Breakage> broken() {
        return broken;
    }

    synchronized void take(Breakage breakage) {
        heal();
        breakage.in(place);
        broken = Optional.of(breakage);
    }

    synchronized void heal() {
        if (broken.isPresent()) {
            place.heal();
            broken = Optional.empty();
        }
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            control.close();
            sidecar.close();
            place.close();
            remove();
        }
    }

    private void remove() {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException leftBehind) {
            System.err.println("The playground left files behind in " + folder);
        }
    }
}
