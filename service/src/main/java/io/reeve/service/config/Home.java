package io.reeve.service.config;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The directory that holds everything a service reads and writes.
 *
 * @param root its absolute path
 */
public record Home(Path root) {

    static final String SETTINGS = "etc/reeve.yaml";

    /**
     * Makes a directory a home: creates what is missing, with the default settings, and never touches what is there.
     *
     * @throws IOException naming the path that cannot be used, and why
     */
    public static Home prepare(Path directory) throws IOException {
        Home home = new Home(directory.toAbsolutePath().normalize());
        create(home.root, "rwxr-xr-x");
        create(home.etc(), "rwxr-x---");
        create(home.data(), "rwx------");
        create(home.jobs(), "rwx------");
        create(home.log(), "rwxr-x---");
        create(home.run(), "rwx------");
        if (!Files.exists(home.settings())) {
            AtomicFile.write(home.settings(), defaultSettings(), "rw-r-----");
        }
        return home;
    }

    /** What an operator edits. */
    public Path etc() {
        return root.resolve("etc");
    }

    /** The settings of the service. */
    public Path settings() {
        return root.resolve(SETTINGS);
    }

    /** What must survive. */
    public Path data() {
        return root.resolve("data");
    }

    /** The definitions of the jobs, a file each. */
    public Path jobs() {
        return data().resolve("jobs");
    }

    /** Logs, unless the settings say otherwise. */
    public Path log() {
        return root.resolve("log");
    }

    /** What tells of the running service. */
    public Path run() {
        return root.resolve("run");
    }

    /** The addresses of the running service, for clients of the same user. */
    public Path serviceFile() {
        return run().resolve("service.json");
    }

    /** Locked by the service as long as it lives. */
    public Path lockFile() {
        return run().resolve("lock");
    }

    private static void create(Path directory, String mode) throws IOException {
        if (Files.exists(directory) && !Files.isDirectory(directory)) {
            throw new IOException(directory + " is not a directory; choose another home by --home or REEVE_HOME");
        }
        try {
            // Files.createDirectories gives the mode to parents as well, which are not ours to close.
            Path parent = directory.getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            if (!Files.exists(directory)) {
                Files.createDirectory(
                        directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode)));
            }
        } catch (IOException e) {
            throw new IOException("cannot create " + directory + ": " + AtomicFile.reason(e), e);
        }
        boolean ours = !directory.endsWith("etc") && !mode.equals("rwxr-xr-x");
        if (ours && !(Files.isWritable(directory) && Files.isExecutable(directory))) {
            throw new IOException(directory + " is not writable by user " + System.getProperty("user.name"));
        }
    }

    private static byte[] defaultSettings() throws IOException {
        try (InputStream in = Home.class.getResourceAsStream(SETTINGS)) {
            if (in == null) {
                throw new FileNotFoundException("the default " + SETTINGS + " is missing in the jar");
            }
            return in.readAllBytes();
        }
    }
}
