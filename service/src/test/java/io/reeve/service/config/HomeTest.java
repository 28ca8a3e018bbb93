package io.reeve.service.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTest {

    private final Path directory;

    HomeTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void a_new_home_gets_its_directories_and_the_default_settings() throws IOException {
        Home home = Home.prepare(directory.resolve("deep/new home"));
        assertThat(home.settings()).hasSameTextualContentAs(Path.of("../etc/reeve.yaml"));
        for (String plugin : new String[] {"auth", "logcleaner", "scheduler", "socket-api"}) {
            assertThat(home.pluginSettings(plugin))
                    .hasSameTextualContentAs(Path.of("../etc/plugins/" + plugin + ".yaml"));
        }
        assertThat(mode(home.data())).isEqualTo("rwx------");
        assertThat(mode(home.jobs())).isEqualTo("rwx------");
        assertThat(mode(home.run())).isEqualTo("rwx------");
        assertThat(mode(home.log())).startsWith("rwx").endsWith("---");
        assertThat(mode(home.settings())).isEqualTo("rw-r-----");
    }

    @Test
    void what_is_there_is_never_touched() throws IOException {
        Files.createDirectories(directory.resolve("etc"));
        Files.writeString(directory.resolve("etc/reeve.yaml"), "mine");
        Files.createDirectory(
                directory.resolve("log"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-x--x")));
        Home.prepare(directory);
        Home home = Home.prepare(directory);
        assertThat(home.settings()).hasContent("mine");
        assertThat(mode(home.log())).isEqualTo("rwxr-x--x");
    }

    @Test
    void a_file_in_the_way_is_named() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "");
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> Home.prepare(file))
                .withMessageStartingWith(file + " is not a directory");
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> Home.prepare(file.resolve("below")))
                .withMessageContaining(file.toString());
    }

    @Test
    void a_place_where_nothing_can_be_made_is_named() {
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> Home.prepare(Path.of("/proc/reeve")))
                .withMessageStartingWith("cannot create /proc/reeve: ");
    }

    @Test
    void a_home_has_one_service_at_a_time() throws IOException {
        Home home = Home.prepare(directory);
        String pid = Long.toString(ProcessHandle.current().pid());
        try (HomeLock lock = HomeLock.acquire(home)) {
            assertThat(home.lockFile()).content().isEqualTo(pid + "\n");
            assertThatIllegalStateException()
                    .isThrownBy(() -> HomeLock.acquire(home))
                    .withMessage("home " + directory + " is in use by the service with pid " + pid);
            assertThat(lock).isNotNull();
        }
        HomeLock.acquire(home).close();
    }

    @Test
    void a_home_s_own_run_directory_can_be_the_run_directory_of_its_service() throws Exception {
        Home home = Home.prepare(directory);
        try (HomeLock ofHome = HomeLock.acquire(home);
                HomeLock ofRunDirectory = HomeLock.acquire(home.run())) {
            assertThat(ofRunDirectory).isNotSameAs(ofHome);
        }
    }

    @Test
    void the_lock_holds_between_processes_and_ends_with_its_holder() throws Exception {
        Home home = Home.prepare(directory);
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        LockHolder.class.getName(),
                        directory.toString())
                .start();
        assertThat(other.inputReader().readLine()).isEqualTo("locked");
        assertThatIllegalStateException()
                .isThrownBy(() -> HomeLock.acquire(home))
                .withMessage("home " + directory + " is in use by the service with pid " + other.pid());
        other.destroyForcibly().waitFor();
        HomeLock.acquire(home).close();
    }

    /** A service that does nothing but hold its home. */
    static final class LockHolder {
        public static void main(String[] args) throws IOException {
            try (HomeLock lock = HomeLock.acquire(Home.prepare(Path.of(args[0])))) {
                System.out.println(lock == null ? "not locked" : "locked");
                System.in.read();
            }
        }
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Set.copyOf(Files.getPosixFilePermissions(path)));
    }
}
