package dev.lifeguard.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Why a container ended, where Kubernetes looks for it: {@code kubectl describe pod} shows what was written there, of init
 * containers too.
 *
 * @see <a href="https://kubernetes.io/docs/tasks/debug/debug-application/determine-reason-pod-failure/">Kubernetes</a>
 */
public record TerminationMessage(Path file) {
    /** Of a container that asks for no other. */
    public static final TerminationMessage STANDARD = new TerminationMessage(Path.of("/dev/termination-log"));

    /** Bytes that Kubernetes keeps. */
    private static final int MOST = 4_096;

    /** In place of what was there; nothing where the file does not exist, as outside of Kubernetes. */
    public void write(String text) {
        byte[] bytes = text.strip().getBytes(StandardCharsets.UTF_8);
        if (!Files.isRegularFile(file)) {
            return;
        }
        try (OutputStream out =
                Files.newOutputStream(file, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            out.write(bytes, 0, Math.min(bytes.length, MOST));
        } catch (IOException readOnly) {
            // It was printed as well, and the log stands in for it: terminationMessagePolicy FallbackToLogsOnError.
            return;
        }
    }
}
