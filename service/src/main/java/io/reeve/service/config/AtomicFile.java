package io.reeve.service.config;

import io.reeve.service.posix.FileProblem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Writes a file so that at every moment, a crash and a full disk included, it holds either the old content or the new
 * one. Writers of different files do not wait for each other; of two writers of one file the last one wins.
 */
public final class AtomicFile {

    /** Temporary files are {@code .NAME.PID-N.tmp}: hidden, so that a reader of the directory passes them by. */
    private static final String LEFTOVERS = ".*.tmp";

    private static final AtomicLong COUNTER = new AtomicLong();

    private AtomicFile() {}

    /** As {@link #write(Path, byte[], String)}, in UTF-8. */
    public static void write(Path file, String text, String mode) throws IOException {
        write(file, text.getBytes(StandardCharsets.UTF_8), mode);
    }

    /**
     * Replaces a file's content; returns once it is safely on the disk.
     *
     * @param mode the permissions of the file, such as {@code rw-------}, whatever the umask
     * @throws IOException naming the file and the reason; its old content is then unchanged
     */
    public static void write(Path file, byte[] content, String mode) throws IOException {
        Path target = file.toAbsolutePath();
        String unique = ProcessHandle.current().pid() + "-" + COUNTER.incrementAndGet();
        Path temporary = target.resolveSibling("." + target.getFileName() + "." + unique + ".tmp");
        try {
            fill(temporary, content, PosixFilePermissions.fromString(mode));
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            discard(temporary, e);
            throw new IOException(
                    "cannot write " + file + ": " + FileProblem.reason(e) + "; what was there is unchanged", e);
        }
        sync(target.resolveSibling(""));
    }

    /** Removes what writers that were killed have left in a directory. To be called while nobody writes there. */
    public static void removeLeftovers(Path directory) throws IOException {
        try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(directory, LEFTOVERS)) {
            for (Path leftover : leftovers) {
                Files.deleteIfExists(leftover);
            }
        }
    }

    private static void fill(Path file, byte[] content, Set<PosixFilePermission> mode) throws IOException {
        Set<StandardOpenOption> options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (FileChannel channel = FileChannel.open(file, options, PosixFilePermissions.asFileAttribute(mode))) {
            ByteBuffer rest = ByteBuffer.wrap(content);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            Files.setPosixFilePermissions(file, mode);
            channel.force(true);
        }
    }

    /** A rename is on the disk once its directory is (fsync(2)). */
    private static void sync(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static void discard(Path temporary, IOException cause) {
        try {
            Files.deleteIfExists(temporary);
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }
}
