package io.reeve.service.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** A small tmpfs; who may not mount one skips the test and says so. */
final class SmallDisk implements AutoCloseable {
    private final Path directory;

    private SmallDisk(Path directory) {
        this.directory = directory;
    }

    /** @param size as mount(8) understands it, such as {@code 2m} */
    static SmallDisk mount(Path directory, String size) throws IOException {
        Files.createDirectories(directory);
        boolean mounted =
                run("mount", "-t", "tmpfs", "-o", "size=" + size + ",mode=0700", "tmpfs", directory.toString());
        if (!mounted) {
            System.out.println(
                    "SKIPPED: cannot mount a tmpfs; full disks are NOT tested. Run as root, or under unshare -Urm");
        }
        Assumptions.assumeTrue(mounted, "cannot mount a tmpfs");
        return new SmallDisk(directory);
    }

    Path directory() {
        return directory;
    }

    /** Takes all the room there is, to the last byte. */
    void fill() throws IOException {
        for (int size = 1 << 16; size > 0; size /= 2) {
            fill(size);
        }
        assertThat(directory.toFile().getUsableSpace()).isLessThan(4096);
    }

    private void fill(int size) throws IOException {
        try (OutputStream filler = Files.newOutputStream(directory.resolve("filler-" + size))) {
            while (true) {
                filler.write(new byte[size]);
            }
        } catch (IOException e) {
            if (!String.valueOf(e.getMessage()).contains("No space left")) {
                throw e;
            }
        }
    }

    /** Gives back what {@link #fill} took. */
    void makeRoom() throws IOException {
        for (int size = 1 << 16; size > 0; size /= 2) {
            Files.deleteIfExists(directory.resolve("filler-" + size));
        }
    }

    @Override
    public void close() {
        run("umount", "-l", directory.toString());
    }

    private static boolean run(String... command) {
        try {
            return new ProcessBuilder(command)
                            .inheritIO()
                            .start()
                            .onExit()
                            .join()
                            .exitValue()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
