package io.reeve.scheduler;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tells one boot of the machine, or of the container, from another. */
final class Boot {

    private Boot() {}

    /**
     * The present boot: the kernel's id of it, and when the first process was started, which a container has of its own
     * (random(4), proc(5)). Without {@code /proc} it is always the same.
     */
    static String key() {
        try {
            String id =
                    Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip();
            String stat = Files.readString(Path.of("/proc/1/stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return id + "-" + fields[19];
        } catch (IOException | RuntimeException e) {
            return "unknown";
        }
    }
}
