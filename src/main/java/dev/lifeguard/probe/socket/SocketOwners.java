package dev.lifeguard.probe.socket;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotLinkException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Which process has a socket open. Only told of processes that can be seen and looked into: those of a pod whose containers
 * share their processes ({@code shareProcessNamespace}), of our own user or with the right to look. Blocks.
 *
 * @param directory where there is one a process: {@code /proc}
 * @see <a href="https://man7.org/linux/man-pages/man5/proc_pid_fd.5.html">proc_pid_fd(5)</a>
 */
record SocketOwners(Path directory) {
    /** More than a pod has. */
    private static final int MOST_PROCESSES = 300;

    /** Files of one process that are looked at: more than any pool needs. */
    private static final int MOST_FILES = 4_096;

    private static final String SOCKET = "socket:[";

    /** The process of each of these sockets, as far as it can be seen; where several share one, any of them. */
    Map<Long, Integer> of(Set<Long> inodes) {
        Map<Long, Integer> owners = new HashMap<>();
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(directory, "[1-9]*")) {
            int looked = 0;
            for (Path process : processes) {
                if (looked++ == MOST_PROCESSES) {
                    break;
                }
                look(process, inodes, owners);
            }
        } catch (IOException unreadable) {
            return Map.of();
        }
        return owners;
    }

    private static void look(Path process, Set<Long> inodes, Map<Long, Integer> owners) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(process.resolve("fd"))) {
            int looked = 0;
            for (Path file : files) {
                if (looked++ == MOST_FILES) {
                    return;
                }
                long inode = inode(file);
                if (inodes.contains(inode)) {
                    owners.put(inode, Integer.valueOf(process.getFileName().toString()));
                }
            }
        } catch (IOException | NumberFormatException notOurs) {
            // ended, or of somebody else
        }
    }

    /** Zero for what is no socket, or was closed since it was listed. */
    private static long inode(Path file) throws IOException {
        try {
            String target = Files.readSymbolicLink(file).toString();
            return target.startsWith(SOCKET) && target.endsWith("]")
                    ? Long.parseLong(target.substring(SOCKET.length(), target.length() - 1))
                    : 0;
        } catch (NoSuchFileException | NotLinkException closed) {
            return 0;
        }
    }
}
