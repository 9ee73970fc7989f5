package dev.lifeguard.wiring;

import dev.lifeguard.async.WorkerPool;
import dev.lifeguard.config.Startup;
import dev.lifeguard.time.Time;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.graalvm.nativeimage.RuntimeOptions;
import org.graalvm.nativeimage.c.function.CFunction;
import org.graalvm.word.PointerBase;
import org.graalvm.word.UnsignedWord;
import org.graalvm.word.WordFactory;
import org.jspecify.annotations.Nullable;

/**
 * What a native executable takes to start, given back once it has: it would count as this container's memory for as long as
 * it runs. What it reads of its file nobody needs again, for the most part; the rest is mapped anew, out of the kernel's memory
 * of the file and without reading it. And its young generation, in which no garbage of the start has to be collected, becomes
 * as small as it can be: what is garbage stays resident until it is full.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/madvise.2.html">madvise</a>
 * @see <a href="https://www.graalvm.org/jdk25/reference-manual/native-image/optimizations-and-performance/MemoryManagement/">memory
 *     of native executables</a>
 */
@Singleton
final class StartMemory {
    /**
     * When a start has made what it makes. From then on requests would fill the young generation, and in a container of 32 MiB
     * leave too little for the executable's own pages.
     */
    private static final Duration MADE = Duration.ofSeconds(2);

    /** When even a start that waited for its database has ended. */
    private static final Duration AFTER = Duration.ofSeconds(20);

    private static final Path SELF = Path.of("/proc/self");

    private final Startup startup;
    private final Vertx vertx;
    private final Time time;

    StartMemory(Startup startup, Vertx vertx, Time time) {
        this.startup = startup;
        this.vertx = vertx;
        this.time = time;
    }

    void begin(@Observes StartupEvent event) {
        if (startup.serves() && "runtime".equals(System.getProperty("org.graalvm.nativeimage.imagecode"))) {
            time.after(MADE, () -> beside(StartMemory::shrink));
            time.after(AFTER, () -> beside(StartMemory::giveBack));
        }
    }

    private void beside(Callable<@Nullable Void> step) {
        WorkerPool thread = WorkerPool.named(vertx, "start-memory", 1, 1);
        thread.run(step).onComplete(done -> thread.close());
    }

    private static @Nullable Void shrink() {
        Executable.shrink();
        return null;
    }

    /** Blocks. Where it cannot be done, nothing is. */
    private static @Nullable Void giveBack() throws IOException {
        Path executable = Files.readSymbolicLink(SELF.resolve("exe"));
        of(executable, Files.readAllLines(SELF.resolve("smaps"))).forEach(Executable::giveBack);
        return null;
    }

    /**
     * Addresses of one mapping.
     *
     * @param to the first that is not of it
     */
    record Range(long from, long to) {}

    /** Where the file is mapped so that it can only be read, and is as it is in the file. */
    static List<Range> of(Path file, List<String> smaps) {
        Pattern mapping =
                Pattern.compile("([0-9a-f]+)-([0-9a-f]+) r-.p \\S+ \\S+ \\S+ +" + Pattern.quote(file.toString()));
        Pattern written = Pattern.compile("(Anonymous|Swap): +[1-9].*");
        List<Range> ranges = new ArrayList<>();
        boolean wanted = false;
        for (String line : smaps) {
            boolean detail = !line.isEmpty() && Character.isUpperCase(line.charAt(0));
            if (!detail) {
                Matcher head = mapping.matcher(line);
                wanted = head.matches() && ranges.add(new Range(address(head.group(1)), address(head.group(2))));
            } else if (wanted && written.matcher(line).matches()) {
                // before it was protected: the file has not what is there
                ranges.remove(ranges.size() - 1);
                wanted = false;
            }
        }
        return ranges;
    }

    private static long address(String text) {
        return Long.parseUnsignedLong(text, 16);
    }

    /** What only exists in a native executable. */
    private static final class Executable {
        private static final int DONTNEED = 4;
        private static final int COLD = 20;

        /** First as pages that need not be kept, since what was used would be taken for worth keeping. */
        static void giveBack(Range range) {
            madvise(WordFactory.pointer(range.from()), WordFactory.unsigned(range.to() - range.from()), COLD);
            madvise(WordFactory.pointer(range.from()), WordFactory.unsigned(range.to() - range.from()), DONTNEED);
        }

        /** To a hundredth of the heap; it stays larger than that where its spaces have to. */
        static void shrink() {
            RuntimeOptions.set("MaximumYoungGenerationSizePercent", 1);
        }

        @CFunction(transition = CFunction.Transition.NO_TRANSITION)
        private static native int madvise(PointerBase address, UnsignedWord length, int advice);
    }
}
