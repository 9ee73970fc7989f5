package dev.lifeguard.architecture;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a native executable would take from the machine that builds it: classes are initialised there, and what their
 * static fields hold is part of the file. Buffers, sockets and threads stop the build; a clock that was read, a random
 * number, a variable of the environment or a file would be everybody's, and stale.
 */
final class BuildTimeState {
    /** Types whose instances belong to a process that runs. */
    private static final Set<String> LIVE = Set.of(
            "java.nio.Buffer",
            "java.nio.channels.Channel",
            "java.nio.file.FileSystem",
            "java.io.Closeable",
            "java.lang.Thread",
            "java.lang.Process",
            "java.lang.ProcessHandle",
            "java.lang.ThreadGroup",
            "java.lang.ref.Cleaner",
            "java.net.InetAddress",
            "java.net.SocketAddress",
            "java.net.http.HttpClient",
            "java.security.SecureRandom",
            "java.util.Random",
            "java.util.Timer",
            "java.util.UUID",
            "java.util.concurrent.Executor",
            "java.util.random.RandomGenerator",
            "java.time.Clock",
            "java.time.InstantSource",
            "java.time.Instant",
            "javax.net.ssl.SSLContext",
            "io.netty.util.ReferenceCounted",
            "io.netty.channel.EventLoopGroup",
            "io.vertx.core.Vertx",
            "io.vertx.core.buffer.Buffer",
            "io.vertx.core.net.SocketAddress",
            "org.eclipse.microprofile.config.Config",
            "org.eclipse.microprofile.config.spi.ConfigSource");

    /** Calls that answer with what this machine, or this moment, is like; {@code owner.method}. */
    private static final Pattern ASKS = Pattern.compile(String.join(
            "|",
            "java\\.lang\\.System\\.(nanoTime|currentTimeMillis|getenv|getProperty|getProperties)",
            "java\\.lang\\.(Integer\\.getInteger|Long\\.getLong|Boolean\\.getBoolean)",
            "java\\.lang\\.Runtime\\.(availableProcessors|maxMemory|totalMemory|freeMemory|exec)",
            "java\\.lang\\.(ProcessHandle|ProcessBuilder|Thread)\\..*",
            "java\\.lang\\.Class\\.getProtectionDomain",
            "java\\.lang\\.management\\..*",
            "java\\.time\\.\\w+\\.now",
            "java\\.time\\.(Clock|InstantSource)\\.system\\w*",
            "java\\.time\\.ZoneId\\.systemDefault",
            "java\\.util\\.(TimeZone|Locale)\\.getDefault",
            "java\\.nio\\.charset\\.Charset\\.defaultCharset",
            "java\\.nio\\.file\\.Files\\..*",
            "java\\.nio\\.\\w*Buffer\\.(allocate|allocateDirect|wrap)",
            "java\\.net\\.\\w*(Address|Socket|NetworkInterface)\\..*",
            "java\\.util\\.(Random|SplittableRandom|Timer)\\.<init>",
            "java\\.security\\.SecureRandom\\..*",
            "java\\.util\\.UUID\\.randomUUID",
            "java\\.util\\.concurrent\\.(Executors|ThreadLocalRandom)\\..*",
            "io\\.netty\\.buffer\\..*",
            "io\\.vertx\\.core\\.Vertx\\.vertx",
            "io\\.vertx(\\.mutiny)?\\.core\\.buffer\\.Buffer\\..*",
            "org\\.eclipse\\.microprofile\\.config\\.ConfigProvider\\..*"));

    private BuildTimeState() {}

    /** Static fields that hold, or are made to hold, something live. */
    static Stream<String> fields(JavaClasses classes) {
        return classes.stream()
                .flatMap(type -> type.getFields().stream())
                .filter(field -> field.getModifiers().contains(JavaModifier.STATIC))
                .filter(field ->
                        field.getType().getAllInvolvedRawTypes().stream().anyMatch(BuildTimeState::isLive))
                .map(field -> field.getFullName() + " is a " + field.getType().getName());
    }

    private static boolean isLive(JavaClass type) {
        return LIVE.stream().anyMatch(type.getBaseComponentType()::isAssignableTo);
    }

    /** What static initialisers ask, by themselves and through code of the same classes. */
    static Stream<String> questions(JavaClasses classes) {
        return classes.stream()
                .flatMap(type -> type.getStaticInitializer().stream())
                .flatMap(start -> reached(start)
                        .flatMap(unit -> unit.getCallsFromSelf().stream())
                        .map(call -> nameOf(call.getTarget()))
                        .filter(name -> ASKS.matcher(name).matches())
                        .map(name -> start.getOwner().getName() + " asks " + name));
    }

    private static Stream<JavaCodeUnit> reached(JavaCodeUnit start) {
        Set<JavaCodeUnit> seen = new LinkedHashSet<>();
        Deque<JavaCodeUnit> open = new ArrayDeque<>(Set.of(start));
        while (!open.isEmpty()) {
            JavaCodeUnit unit = open.pop();
            if (seen.add(unit)) {
                unit.getCallsFromSelf().stream()
                        .flatMap(call -> call.getTarget().resolveMember().stream())
                        .filter(target -> target.getOwner().getPackageName().startsWith("dev.lifeguard"))
                        .forEach(open::push);
            }
        }
        return seen.stream();
    }

    private static String nameOf(CodeUnitCallTarget target) {
        return target.getOwner().getName() + "." + target.getName();
    }
}
