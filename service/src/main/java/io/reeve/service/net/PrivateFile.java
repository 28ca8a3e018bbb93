package io.reeve.service.net;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.Set;

/** A file with a secret, which nobody but its owner may read or change. */
final class PrivateFile {

    private static final Set<PosixFilePermission> OTHERS = PosixFilePermissions.fromString("---rw-rw-");

    private PrivateFile() {}

    /** @throws IOException naming the setting that names the file, and what to do */
    static byte[] read(String setting, Path file) throws IOException {
        try {
            Set<PosixFilePermission> mode = Files.getPosixFilePermissions(file);
            if (!Collections.disjoint(mode, OTHERS)) {
                String complaint = "%s: %s is open to other users (%s): chmod 600 '%2$s'";
                throw new IOException(complaint.formatted(setting, file, PosixFilePermissions.toString(mode)));
            }
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new IOException(setting + ": there is no file " + file + "; reeved cert makes one", e);
        } catch (AccessDeniedException e) {
            String user = System.getProperty("user.name");
            throw new IOException(setting + ": " + file + " is not readable by user " + user, e);
        }
    }
}
