package dev.lifeguard.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.TimeUnit;

/** An application of two processes, each with connections of its own: all of the first are at work, those of the other idle. */
public final class TwoWorkers implements AutoCloseable {
    private static final String PROGRAM = """
            import asyncio, os, sys, asyncpg
            url, busy, idle = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
            first = os.fork() == 0
            async def one(work):
                c = await asyncpg.connect(url, ssl=False)
                await c.execute('SELECT 1')
                if work:
                    await c.execute('SELECT pg_sleep(120)')
                await asyncio.sleep(120)
            async def all():
                await asyncio.gather(*[one(first) for _ in range(busy if first else idle)])
            asyncio.run(all())
            """;

    private final Process process;

    private TwoWorkers(Process process) {
        this.process = process;
    }

    /** @param busy connections of the first, each in a statement that takes two minutes; {@code idle} those of the other */
    public static TwoWorkers at(int database, int busy, int idle) {
        try {
            return new TwoWorkers(new ProcessBuilder(
                            "/usr/bin/python3",
                            "-c",
                            PROGRAM,
                            "postgresql://app:" + Urls.PASSWORD + "@127.0.0.1:" + database + "/shop",
                            String.valueOf(busy),
                            String.valueOf(idle))
                    .inheritIO()
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
