package dev.lifeguard.deploy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The root of a container, made of this machine's own programs and libraries and of what is {@link #give given} to it, in
 * memory: no {@code /tmp}, no {@code /var}, and at the user's choice nothing that may be written.
 */
final class ContainerRoot {
    private final Path root;
    private final List<String> script = new ArrayList<>();

    /** @param root an empty directory */
    ContainerRoot(Path root) {
        this.root = root;
        script.add("set -e");
        script.add("mount --make-rprivate /");
        script.add("mount -t tmpfs -o mode=0755 root " + root);
        script.add("cd " + root);
        script.add("for each in bin sbin lib lib64; do");
        script.add("  if [ -L /$each ]; then cp -P /$each $each");
        script.add("  elif [ -d /$each ]; then mkdir $each; mount --rbind /$each $each; fi");
        script.add("done");
        script.add("for each in usr etc; do mkdir $each; mount --rbind /$each $each; done");
        script.add("mkdir proc dev");
        script.add("for each in null zero random urandom; do touch dev/$each; mount --bind /dev/$each dev/$each; done");
    }

    /** A directory of this machine, at a path in the container. */
    ContainerRoot give(Path directory, String at) {
        script.add("mkdir -p ." + at);
        script.add("mount --bind " + directory + " ." + at);
        return this;
    }

    ContainerRoot giveFile(Path file, String at) {
        script.add("mkdir -p ." + Path.of(at).getParent());
        script.add("[ -e ." + at + " ] || touch ." + at);
        script.add("mount --bind " + file + " ." + at);
        return this;
    }

    /**
     * A script for {@code sh} that runs this program as the first process of a namespace of processes, without a right
     * beyond those of its user. The shell above it waits, and hears of nothing but its end: not of SIGSTOP either.
     */
    String program(boolean readOnly, long user, long group, List<String> command) {
        List<String> all = new ArrayList<>();
        all.add("case \"$1\" in");
        all.add("first) mount -t proc proc " + root + "/proc && exec chroot " + root + " "
                + String.join(" ", as(user, group)) + " --pdeathsig=KILL " + quoted(command) + ";;");
        all.add("above) sh \"$0\" first & wait $!; exit $?;;");
        all.add("esac");
        all.addAll(script);
        if (readOnly) {
            all.add("mount -o remount,bind,ro " + root);
        }
        all.add("exec unshare --pid sh \"$0\" above");
        return String.join("\n", all) + "\n";
    }

    /** What starts a program as a user that may do nothing else. */
    static List<String> as(long user, long group) {
        return List.of(
                "setpriv",
                "--reuid=" + user,
                "--regid=" + group,
                "--clear-groups",
                "--no-new-privs",
                "--inh-caps=-all",
                "--bounding-set=-all");
    }

    private static String quoted(List<String> command) {
        return String.join(
                " ",
                command.stream()
                        .map(each -> "'" + each.replace("'", "'\\''") + "'")
                        .toList());
    }
}
