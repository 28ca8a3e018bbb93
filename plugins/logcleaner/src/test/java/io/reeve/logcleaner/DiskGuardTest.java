package io.reeve.logcleaner;

import static org.assertj.core.api.Assertions.assertThat;

import io.reeve.contract.Stage;
import io.reeve.contract.StageLogs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DiskGuardTest {
    private static final long MIB = 1 << 20;

    private final Path directory;
    private final StageLogs logs;
    private final LoggedLines log = new LoggedLines();
    private final DiskGuard guard;
    private long usable = 1000 * MIB;
    private long total = 100_000 * MIB;
    private boolean gone;

    DiskGuardTest(@TempDir Path directory) {
        this.directory = directory;
        logs = new Stage(directory).logs;
        guard = guard(OptionalLong.empty());
    }

    private DiskGuard guard(OptionalLong minFree) {
        return new DiskGuard(this::look, minFree, logs, log);
    }

    private DiskSpace look(Path of) throws IOException {
        assertThat(of).isEqualTo(logs.directory());
        if (gone) {
            throw new IOException("gone");
        }
        return new DiskSpace(usable, total);
    }

    @Test
    void pauses_below_the_limit_and_goes_on_a_tenth_above_it_and_tells_each_once() {
        usable = 256 * MIB;
        assertThat(guard.look()).isFalse();
        assertThat(logs.paused).isFalse();
        usable = 256 * MIB - 1;
        assertThat(guard.look()).isTrue();
        assertThat(logs.paused).isTrue();
        assertThat(guard.isLow()).isTrue();
        assertThat(guard.look()).as("has become low now").isFalse();
        usable = 256 * MIB + 256 * MIB / 10;
        assertThat(guard.look()).isFalse();
        assertThat(logs.paused).isTrue();
        usable++;
        assertThat(guard.look()).isFalse();
        assertThat(logs.paused).isFalse();
        assertThat(guard.isLow()).isFalse();
        usable = 260 * MIB;
        guard.look();
        assertThat(logs.paused).isFalse();
        assertThat(log.lines)
                .containsExactly(
                        "WARNING 255 MiB are left on the disk of " + logs.directory()
                                + ", less than the 256 MiB of minFree: output of jobs is not logged until there is"
                                + " more. Jobs go on, unless log.onFull lets them wait.",
                        "WARNING 281 MiB are free again on the disk of " + logs.directory()
                                + ": output of jobs is logged again.");
    }

    @Test
    void of_a_small_disk_a_twentieth_will_do_unless_a_limit_was_set() {
        total = 1000 * MIB;
        usable = 50 * MIB;
        assertThat(guard.look()).isFalse();
        usable--;
        assertThat(guard.look()).isTrue();
        usable = 400 * MIB;
        assertThat(guard(OptionalLong.of(400 * MIB)).look()).isFalse();
        assertThat(guard(OptionalLong.of(400 * MIB + 1)).look()).isTrue();
    }

    @Test
    void a_limit_of_zero_is_none() {
        usable = 0;
        assertThat(guard(OptionalLong.of(0)).look()).isFalse();
    }

    @Test
    void a_disk_that_cannot_be_asked_changes_nothing_and_is_told_once() {
        usable = 0;
        guard.look();
        log.lines.clear();
        gone = true;
        assertThat(guard.look()).isFalse();
        assertThat(guard.look()).isFalse();
        assertThat(logs.paused).isTrue();
        assertThat(log.lines)
                .containsExactly("WARNING cannot tell how much room is left for logs: java.io.IOException: gone");
    }

    @Test
    void the_end_lets_logs_be_written_for_good() {
        usable = 0;
        guard.look();
        guard.end();
        assertThat(logs.paused).isFalse();
        assertThat(guard.look()).isFalse();
        assertThat(logs.paused).isFalse();
        assertThat(log.lines).hasSize(1);
    }

    @Test
    void a_real_disk_can_be_asked() throws IOException {
        DiskSpace space = DiskSpace.of(directory);
        assertThat(space.total()).isEqualTo(Files.getFileStore(directory).getTotalSpace());
        assertThat(space.usable()).isBetween(1L, space.total());
    }
}
