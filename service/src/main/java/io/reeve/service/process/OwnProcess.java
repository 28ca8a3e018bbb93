package io.reeve.service.process;

import io.reeve.mbeans.MemoryUse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What /proc tells of the service's own process. */
public final class OwnProcess {
    private OwnProcess() {}

    /** Memory of this process alone. */
    public static MemoryUse memory() {
        int pid = Math.toIntExact(ProcessHandle.current().pid());
        return Proc.stat(pid).map(MemoryPass::use).orElse(new MemoryUse(0, 0, 0));
    }

    /** How many file descriptors are open. */
    public static long openFiles() {
        try (Stream<Path> files = Files.list(Path.of("/proc/self/fd"))) {
            // One is that of the listing itself.
            return files.count() - 1;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
