package io.reeve.service.config;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps a home, or a run directory, to one service. The kernel drops the lock when the process ends, however it ends. */
public final class HomeLock implements AutoCloseable {

    /**
     * Homes that are locked by this process. A lock of fcntl(2) is the process's, and closing any descriptor of the
     * file drops it; so the file is not opened a second time.
     */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private HomeLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Locks a home for this process and writes the process id into the lock file.
     *
     * @throws IllegalStateException if another service has it: {@code home X is in use by the service with pid N}
     */
    public static HomeLock acquire(Home home) throws IOException {
        return acquire("home " + home.root(), home.lockFile());
    }

    /**
     * Locks a run directory, which two homes may be given by mistake: both services would read the same FIFOs. A home's own
     * {@code run/} may be one too, so its lock has another name.
     *
     * @throws IllegalStateException if another service has it: {@code run.dir X is in use by the service with pid N}
     */
    public static HomeLock acquire(Path runDirectory) throws IOException {
        return acquire("run.dir " + runDirectory, runDirectory.resolve("service.lock"));
    }

    private static HomeLock acquire(String what, Path place) throws IOException {
        Path file = place.resolveSibling("").toRealPath().resolve(place.getFileName());
        if (!HELD.add(file)) {
            throw inUse(what, Long.toString(ProcessHandle.current().pid()));
        }
        try {
            return new HomeLock(file, lock(what, file));
        } catch (IOException | RuntimeException e) {
            HELD.remove(file);
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        HELD.remove(file);
        channel.close();
    }

    private static FileChannel lock(String what, Path file) throws IOException {
        var options = Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        var mode = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        FileChannel channel = FileChannel.open(file, options, mode);
        boolean locked = false;
        try {
            FileLock lock = channel.tryLock();
            if (lock == null) {
                throw inUse(what, Files.readString(file).strip());
            }
            byte[] pid = (ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.US_ASCII);
            channel.truncate(0).write(ByteBuffer.wrap(pid));
            locked = true;
            return channel;
        } finally {
            if (!locked) {
                channel.close();
            }
        }
    }

    private static IllegalStateException inUse(String what, String pid) {
        return new IllegalStateException(what + " is in use by the service with pid " + pid);
    }
}
