package io.reeve.service.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reeve.mbeans.JobState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Disks that fill up under a service: it goes on, says so, and recovers once there is room. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
final class FullDiskTest {
    private static final String FOR_EVER = "echo ready; while :; do sleep 100; done";
    private static final int LINES = 30_000;

    /** Prints numbered lines as soon as there is a file, and then waits for another one before its last word. */
    private static final String PRINTER = "echo ready; until [ -e go ]; do sleep 0.05; done; seq " + LINES
            + "; : >printed; until [ -e end ]; do sleep 0.05; done; echo last; exit 9";

    @TempDir
    private Path directory;

    private ServiceUnderTest service;
    private SmallDisk disk;

    @BeforeEach
    void prepare() throws IOException {
        service = new ServiceUnderTest(directory);
        disk = SmallDisk.mount(directory.resolve("disk"), "2m");
    }

    @AfterEach
    void clean() {
        service.close();
        if (disk != null) {
            disk.close();
        }
    }

    @Test
    void while_the_log_is_full_output_is_dropped_and_the_log_tells_how_much() throws Exception {
        service.set("log.directory", disk.directory()).start();
        start("printer", PRINTER);
        start("neighbour", FOR_EVER);
        disk.fill();
        touch("go");
        Await.until("the printer goes on", () -> Files.exists(file("printed")));
        Await.until(
                "the end is readable", () -> service.client().read("printer").contains("\n" + LINES + "\n"));
        assertThat(service.client().status("neighbour").state()).isEqualTo(JobState.RUNNING);
        disk.makeRoom();
        touch("end");
        awaitEnd("printer", "exit code 9");
        String log = log("printer");
        assertThat(log)
                .containsPattern("\nreeve: \\d+ bytes of output are missing here: the log could not be written\n");
        assertThat(log).endsWith("\nlast\nProcess \"printer\" ended with exit code 9.\n");
    }

    @Test
    void while_the_log_is_full_output_waits_if_the_settings_say_so_and_no_line_is_lost() throws Exception {
        service.set("log.directory", disk.directory()).set("log.onFull", "wait").start();
        start("printer", PRINTER);
        start("neighbour", FOR_EVER);
        disk.fill();
        touch("go");
        touch("end");
        Await.until("the service has noticed", () -> service.console().contains("cannot be logged"));
        assertThat(service.client().status("printer").state()).isEqualTo(JobState.RUNNING);
        service.client().addShell("late", FOR_EVER);
        service.client().start("late");
        assertThat(service.client().stop("neighbour").state()).isEqualTo(JobState.STOPPED);
        disk.makeRoom();
        awaitEnd("printer", "exit code 9");
        assertThat(log("printer"))
                .isEqualTo("Process \"printer\" starts.\nready\n" + numbers()
                        + "last\nProcess \"printer\" ended with exit code 9.\n");
    }

    @Test
    void while_the_definitions_have_no_room_none_changes() throws Exception {
        Path data = service.home().resolve("data");
        disk.close();
        disk = SmallDisk.mount(data, "2m");
        service.start();
        start("old", FOR_EVER);
        String definition = Files.readString(service.definition("old"));
        disk.fill();
        assertThatThrownBy(() -> service.client().addShell("new", "true"))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("new.yaml")
                .hasMessageContaining("No space left on device");
        assertThatThrownBy(() -> service.client().update("old", java.util.Map.of("params", "changed")))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("old.yaml");
        assertThat(Files.readString(service.definition("old"))).isEqualTo(definition);
        assertThat(service.client().jobs()).containsExactly("old");
        assertThat(service.client().restart("old").state()).isEqualTo(JobState.RUNNING);
        disk.makeRoom();
        service.client().addShell("new", "true");
        assertThat(service.client().jobs()).containsExactly("new", "old");
    }

    @Test
    void while_the_run_directory_is_full_nothing_starts_and_nothing_is_lost() throws Exception {
        service.set("run.dir", disk.directory()).start();
        start("printer", PRINTER);
        start("ender", "echo ready; until [ -e end-ender ]; do sleep 0.05; done; exit 8");
        start("neighbour", FOR_EVER);
        service.client().addShell("late", FOR_EVER);
        disk.fill();
        assertThatThrownBy(() -> service.client().start("late"))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("No space left on device");
        touch("end-ender");
        awaitEnd("ender", "exit code 8");
        touch("go");
        touch("end");
        Await.until("the service has noticed", () -> service.console().contains("No space left on device"));
        service.kill9();
        service.start();
        assertThat(service.client().status("neighbour").state()).isEqualTo(JobState.RUNNING);
        assertThat(service.client().status("ender").lastExit().text()).isEqualTo("exit code 8");
        disk.makeRoom();
        awaitEnd("printer", "exit code 9");
        assertThat(log("printer"))
                .isEqualTo("Process \"printer\" starts.\nready\n" + numbers()
                        + "last\nProcess \"printer\" ended with exit code 9.\n");
        assertThat(service.client().start("late").state()).isEqualTo(JobState.RUNNING);
    }

    @Test
    void what_has_no_room_in_the_history_is_in_it_once_there_is_room() throws Exception {
        disk.close();
        disk = SmallDisk.mount(service.home().resolve("data/history"), "2m");
        service.start();
        start("busy", FOR_EVER);
        disk.fill();
        // What is begun of the file's last page still fits.
        Await.until("the service has noticed", () -> {
            service.client().restart("busy");
            return service.console().contains("the history of jobs cannot be written");
        });
        int changes = changes("busy");
        disk.makeRoom();
        service.stop(true);
        service.start();
        assertThat(changes("busy")).isGreaterThanOrEqualTo(changes);
    }

    private int changes(String job) {
        return service.client()
                .job(job, "timeline")
                .getAsJsonObject()
                .getAsJsonArray("changes")
                .size();
    }

    private void start(String job, String line) {
        service.client().add(job, line, java.util.Map.of("shell", true, "directory", directory.toString()));
        service.client().start(job);
        Await.until(job + " is ready", () -> service.client().read(job).contains("ready"));
    }

    private void awaitEnd(String job, String exit) {
        Await.until(job + " has ended", () -> service.client().status(job).state() == JobState.EXITED);
        assertThat(service.client().status(job).lastExit().text()).isEqualTo(exit);
    }

    private Path file(String name) {
        return directory.resolve(name);
    }

    private void touch(String name) throws IOException {
        Files.createFile(file(name));
    }

    private static String numbers() {
        StringBuilder numbers = new StringBuilder();
        IntStream.rangeClosed(1, LINES).forEach(number -> numbers.append(number).append('\n'));
        return numbers.toString();
    }

    private String log(String job) throws IOException {
        return service.log(job, false);
    }
}
