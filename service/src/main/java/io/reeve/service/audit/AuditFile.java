package io.reeve.service.audit;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * The file that records are appended to. Not thread-safe.
 *
 * <p>A {@link FileOutputStream}, since a channel would be closed under the record of a thread that is interrupted.
 */
final class AuditFile {

    private final Path path;
    private final FileOutputStream out;
    private final String key;
    private boolean unended;

    private AuditFile(Path path) throws IOException {
        this.path = path;
        unended = isUnended(path);
        out = new FileOutputStream(path.toFile(), true);
        key = key(path);
    }

    /** Opens a file to append to, and makes it and its directory, for the owner only, if they are missing. */
    static AuditFile open(Path path) throws IOException {
        Path directory = path.resolveSibling("").toAbsolutePath();
        if (!Files.isDirectory(directory)) {
            if (Files.exists(directory, LinkOption.NOFOLLOW_LINKS)) {
                throw new IOException(directory + " is not a directory");
            }
            Files.createDirectories(directory.resolveSibling(""));
            Files.createDirectory(directory, mode("rwx------"));
        }
        if (!Files.exists(path)) {
            Files.createFile(path, mode("rw-------"));
        }
        return new AuditFile(path);
    }

    /** Whether this is what stands under its name: a file that was removed would take records silently. */
    boolean isInPlace() {
        try {
            return key(path).equals(key);
        } catch (IOException e) {
            return false;
        }
    }

    /** Appends a line in one write(2); what stands there unended is ended before. */
    void append(String line) throws IOException {
        byte[] bytes = ((unended ? "\n" : "") + line + "\n").getBytes(StandardCharsets.UTF_8);
        long size = Files.size(path);
        try {
            out.write(bytes);
            unended = false;
        } catch (IOException e) {
            unended = true;
            if (Files.size(path) - size < bytes.length - 1) {
                throw e;
            }
            // Only the newline had no room: the record is there.
        }
    }

    /** Sees that the file is on the disk, and closes it. */
    void finish() throws IOException {
        try (out) {
            out.getFD().sync();
        }
    }

    /** Closes the file, whatever becomes of it. */
    void abandon() {
        try {
            out.close();
        } catch (IOException e) {
            // That it cannot be written is known already.
        }
    }

    private static boolean isUnended(Path path) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            if (file.length() == 0) {
                return false;
            }
            file.seek(file.length() - 1);
            return file.read() != '\n';
        }
    }

    /** Device and inode. */
    private static String key(Path path) throws IOException {
        return String.valueOf(
                Files.readAttributes(path, BasicFileAttributes.class).fileKey());
    }

    private static FileAttribute<Set<PosixFilePermission>> mode(String mode) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode));
    }
}
