package io.reeve.service.config;

import io.reeve.service.posix.FileProblem;
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
        writeDefault(home.root, SETTINGS);
        if (Files.isWritable(home.etc())) {
            create(home.etc().resolve("plugins"), "rwxr-x---");
            writeDefault(home.root, "etc/plugins/auth.yaml");
            writeDefault(home.root, "etc/plugins/logcleaner.yaml");
            writeDefault(home.root, "etc/plugins/scheduler.yaml");
            writeDefault(home.root, "etc/plugins/socket-api.yaml");
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

    /** What an operator says of a plugin. */
    public Path pluginSettings(String plugin) {
        return etc().resolve("plugins").resolve(plugin + ".yaml");
    }

    /** Where operators drop plugins. */
    public Path plugins() {
        return root.resolve("plugins");
    }

    /** The directory of a plugin's own data, which exists when this returns. */
    public Path pluginData(String plugin) throws IOException {
        create(data().resolve("plugins"), "rwx------");
        Path directory = data().resolve("plugins").resolve(plugin);
        create(directory, "rwx------");
        return directory;
    }

    /** What has become of the jobs lately. */
    public Path history() throws IOException {
        create(data().resolve("history"), "rwx------");
        return data().resolve("history").resolve("states.jsonl");
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

    /** The secret by which the command line of the same user comes in. */
    public Path token() {
        return run().resolve("token");
    }

    /** The certificate of the running service (PEM), where it speaks TLS, for clients of the same user. */
    public Path certificate() {
        return run().resolve("certificate.pem");
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
            throw new IOException("cannot create " + directory + ": " + FileProblem.reason(e), e);
        }
        boolean ours = !directory.endsWith("etc") && !directory.endsWith("etc/plugins") && !mode.equals("rwxr-xr-x");
        if (ours && !(Files.isWritable(directory) && Files.isExecutable(directory))) {
            throw new IOException(directory + " is not writable by user " + System.getProperty("user.name"));
        }
    }

    private static void writeDefault(Path root, String file) throws IOException {
        if (!Files.exists(root.resolve(file))) {
            AtomicFile.write(root.resolve(file), byDefault(file), "rw-r-----");
        }
    }

    private static byte[] byDefault(String file) throws IOException {
        try (InputStream in = Home.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new FileNotFoundException("the default " + file + " is missing in the jar");
            }
            return in.readAllBytes();
        }
    }
}
