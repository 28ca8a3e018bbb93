package io.reeve.service.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SlotTest {
    @TempDir
    private Path directory;

    private Slot slot;

    @BeforeEach
    void a_run_that_has_ended() throws IOException {
        slot = new Slot(directory);
        slot.announce(7, "memo");
        String self = Files.readString(Path.of("/proc/self/stat")).strip();
        Files.writeString(directory.resolve("pid"), "7\n" + self + "\n" + self + "\n.\n");
        Files.writeString(directory.resolve("exit"), "7 3 code .\n");
    }

    @Test
    void tells_what_the_shim_noted() throws IOException {
        assertThat(slot.announced()).contains(7L);
        assertThat(slot.started(7)).isPresent();
        assertThat(slot.exited(7).orElseThrow().status().number()).isEqualTo(3);
        assertThat(slot.exited(8)).isEmpty();
    }

    @Test
    void tells_nothing_of_what_is_only_reserved() throws IOException {
        slot.forgetRun();
        slot.announce(8, "memo");
        assertThat(directory.resolve("pid")).isNotEmptyFile();
        assertThat(directory.resolve("exit")).isNotEmptyFile();
        assertThat(directory.resolve("last")).isNotEmptyFile();
        assertThat(slot.started(8)).isEmpty();
        assertThat(slot.exited(8)).isEmpty();
        assertThat(slot.last()).isEmpty();
    }

    @Test
    void killed_while_it_forgets_a_run_it_never_tells_of_a_process_without_its_end() throws IOException {
        // What cannot be removed stands for the moment of the kill.
        Files.delete(directory.resolve("exit"));
        Files.createDirectories(directory.resolve("exit/in the way"));
        assertThatThrownBy(slot::forgetRun).isInstanceOf(IOException.class);
        assertThat(slot.started(7)).isEmpty();
        assertThat(slot.announced()).contains(7L);
    }
}
