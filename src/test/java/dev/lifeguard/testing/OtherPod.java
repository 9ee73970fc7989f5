package dev.lifeguard.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A network namespace of its own, as another pod has, with a way to this one. */
public final class OtherPod implements AutoCloseable {
    private static final String NAME = "lifeguard" + ProcessHandle.current().pid() % 10_000;
    private static final String HERE = "10.213.77.1";
    private static final String THERE = "10.213.77.2";

    private final List<Process> clients = new ArrayList<>();

    private OtherPod() {}

    /** Whether this machine lets us make one. */
    public static boolean isPossible() {
        boolean made = run("ip", "netns", "add", NAME);
        run("ip", "netns", "del", NAME);
        return made && FastApiService.isPossible();
    }

    public static OtherPod start() {
        List<String> device = List.of("lg" + NAME.substring(9), "lh" + NAME.substring(9));
        run("ip", "netns", "add", NAME);
        run("ip", "link", "add", device.get(0), "type", "veth", "peer", "name", device.get(1), "netns", NAME);
        run("ip", "addr", "add", HERE + "/30", "dev", device.get(0));
        run("ip", "link", "set", device.get(0), "up");
        run("ip", "-n", NAME, "addr", "add", THERE + "/30", "dev", device.get(1));
        run("ip", "-n", NAME, "link", "set", device.get(1), "up");
        return new OtherPod();
    }

    /** So many connections at a time, each with a statement that takes so long. */
    public void query(int database, int connections, int seconds) {
        String program = "import asyncio, asyncpg\n"
                + "async def one():\n"
                + "    c = await asyncpg.connect('postgresql://app:" + Urls.PASSWORD + "@" + HERE + ":" + database
                + "/shop', ssl=False)\n"
                + "    await c.execute('SELECT pg_sleep(" + seconds + ")')\n"
                + "async def all():\n"
                + "    await asyncio.gather(*[one() for _ in range(" + connections + ")])\n"
                + "asyncio.run(all())\n";
        try {
            clients.add(new ProcessBuilder("ip", "netns", "exec", NAME, "/usr/bin/python3", "-c", program)
                    .inheritIO()
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean run(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The pair of devices goes with the namespace. */
    @Override
    public void close() {
        clients.forEach(Process::destroyForcibly);
        run("ip", "netns", "del", NAME);
    }
}
