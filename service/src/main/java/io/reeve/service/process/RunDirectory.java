package io.reeve.service.process;

import io.reeve.service.posix.Posix;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * The directory in which services and shims meet, best on a tmpfs: {@code shim.sh}, the FIFO {@code events}, and for each
 * job {@code jobs/NAME}. For its owner only.
 */
public final class RunDirectory {
    private final Path root;

    /**
     * Makes the directory or takes over what the last service left in it. What is left of an earlier boot is forgotten,
     * as its processes are.
     */
    public RunDirectory(Path root) throws IOException {
        this.root = root;
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
        Files.createDirectories(root, ownerOnly);
        checkPrivate();
        Files.createDirectories(root.resolve("jobs"), ownerOnly);
        forgetEarlierBoot();
        writeShim();
        makeFifo(root.resolve("events"));
    }

    private void checkPrivate() throws IOException {
        int owner = (int) Files.getAttribute(root, "unix:uid");
        if (Files.isSymbolicLink(root) || owner != Posix.userId()) {
            throw new IOException("run.dir " + root + " belongs to somebody else or is a link");
        }
        Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx------"));
    }

    private void forgetEarlierBoot() throws IOException {
        Path note = root.resolve("boot");
        byte[] boot = Proc.bootId().getBytes(StandardCharsets.US_ASCII);
        // An empty note is that of a service which was killed while it wrote it; nothing is forgotten on that account.
        if (Files.exists(note) && Files.size(note) > 0 && !Arrays.equals(Files.readAllBytes(note), boot)) {
            for (String job : jobs()) {
                Slot slot = new Slot(job(job));
                slot.forgetRun();
                slot.forgetNote();
            }
        }
        put(note, boot);
    }

    private void writeShim() throws IOException {
        try (InputStream shim = Objects.requireNonNull(RunDirectory.class.getResourceAsStream("shim.sh"))) {
            put(shim(), shim.readAllBytes());
        }
    }

    /**
     * Replaces a file by renaming, since a shell reads its script while it runs and a service may be killed at any point;
     * one that is as it should be is left alone, so that a service can start while the disk is full.
     */
    private static void put(Path file, byte[] content) throws IOException {
        if (!Files.exists(file) || !Arrays.equals(Files.readAllBytes(file), content)) {
            Path fresh = file.resolveSibling(file.getFileName() + ".new");
            Files.write(fresh, content);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    static void makeFifo(Path path) throws IOException {
        if (!Files.exists(path)) {
            Posix.makeFifo(path);
        }
    }

    Path shim() {
        return root.resolve("shim.sh");
    }

    Path events() {
        return root.resolve("events");
    }

    Path job(String name) {
        return root.resolve("jobs").resolve(name);
    }

    /** The jobs that have, or had, a process. */
    List<String> jobs() throws IOException {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(root.resolve("jobs"), Files::isDirectory)) {
            entries.forEach(entry -> names.add(entry.getFileName().toString()));
        }
        return names;
    }
}
