package io.reeve.service.process;

import io.reeve.service.posix.Posix;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

/** Finds the best place for a run directory where the settings name none. */
public final class RunLocation {
    private static final int FIRST_ORDINARY_USER = 1000;

    private RunLocation() {}

    /**
     * A directory for the home's run directory: on a tmpfs if there is one that stays while the machine is up, since
     * FIFOs and rings on a disk cost it writes for nothing; else within the home.
     */
    public static Path of(Path home) {
        String name = "reeve-" + Posix.userId() + "-" + hash(home);
        return candidates().stream()
                .filter(RunLocation::isWritableTmpfs)
                .findFirst()
                .map(directory -> directory.resolve(name))
                .orElse(home.resolve("run/processes"));
    }

    /** systemd-logind removes what ordinary users keep in /dev/shm at their logout (logind.conf(5), RemoveIPC). */
    private static List<Path> candidates() {
        boolean loseAtLogout =
                Posix.userId() >= FIRST_ORDINARY_USER && Files.isDirectory(Path.of("/run/systemd/system"));
        return loseAtLogout ? List.of() : List.of(Path.of("/run"), Path.of("/dev/shm"));
    }

    private static boolean isWritableTmpfs(Path directory) {
        try {
            return Files.isWritable(directory)
                    && Files.getFileStore(directory).type().equals("tmpfs");
        } catch (IOException e) {
            return false;
        }
    }

    private static String hash(Path home) {
        byte[] path = home.toAbsolutePath().normalize().toString().getBytes(StandardCharsets.UTF_8);
        return UUID.nameUUIDFromBytes(path).toString().substring(0, 8);
    }
}
