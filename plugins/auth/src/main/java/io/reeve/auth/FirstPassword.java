package io.reeve.auth;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** The file by which the first start tells the password of the first user; the launcher shows and deletes it. */
final class FirstPassword {

    /** The first user's name. */
    static final String USER = "admin";

    private final Path file;
    private final System.Logger log;

    FirstPassword(Path directory, System.Logger log) {
        this.file = directory.resolve("first-password");
        this.log = log;
    }

    Path file() {
        return file;
    }

    /** Writes a new password of 140 random bits, for the service's user alone, and returns it. */
    String make() throws IOException {
        String password = RandomText.groups(7);
        // What an earlier first start left, which then failed, may have another mode.
        Files.deleteIfExists(file);
        var mode = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (FileChannel channel = FileChannel.open(file, options, mode)) {
            ByteBuffer rest = ByteBuffer.wrap((password + "\n").getBytes(StandardCharsets.US_ASCII));
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        }
        try (FileChannel directory = FileChannel.open(file.resolveSibling(""), StandardOpenOption.READ)) {
            directory.force(true);
        }
        return password;
    }

    /** Deletes the file once its password is of no use, or is that of a user who changed it. */
    void discard(String user) {
        if (!user.equals(USER)) {
            return;
        }
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            log.log(Level.WARNING, "cannot delete " + file + ", whose password counts no more", e);
        }
    }
}
