package io.reeve.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import io.reeve.mbeans.RunOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whose process it is that a killed service has left, where several runs were on their way. */
final class RecallTest {

    @TempDir
    private Path directory;

    private Rig rig;

    /** The first run begins after the second one has fired. */
    @BeforeEach
    void leaveTwo() {
        rig = new Rig(directory);
        rig.jobs.start("billing");
        rig.add(Map.of("cron", "*/10 * * * *", "concurrency", "queue", "catchUp", "once"));
        rig.pass(Duration.ofMinutes(25));
        rig.jobs.finish("billing", 0);
        assertThat(rig.outcomes()).containsExactly(RunOutcome.RUNNING, RunOutcome.WAITING);
        assertThat(rig.jobs.starts).hasSize(2);
    }

    @Test
    void a_process_of_an_earlier_run_is_not_that_of_one_that_waits() {
        rig.kill();
        rig.start();
        assertThat(rig.outcomes()).containsExactly(RunOutcome.RUNNING, RunOutcome.WAITING);
        rig.jobs.finish("billing", 0);
        assertThat(rig.outcomes()).containsExactly(RunOutcome.SUCCEEDED, RunOutcome.RUNNING);
        assertThat(rig.jobs.starts).hasSize(3);
    }

    @Test
    void nor_if_it_has_ended_while_nobody_was_there() {
        rig.kill();
        rig.jobs.finishUnseen("billing", 0);
        rig.start();
        assertThat(rig.outcomes()).containsExactly(RunOutcome.SUCCEEDED, RunOutcome.RUNNING);
        assertThat(rig.jobs.starts).hasSize(3);
    }

    @Test
    void nor_if_its_end_was_recorded_and_the_next_start_was_not() {
        rig.hangWorkers();
        rig.jobs.finish("billing", 0);
        assertThat(rig.outcomes()).containsExactly(RunOutcome.SUCCEEDED, RunOutcome.WAITING);
        rig.kill();
        rig.start();
        assertThat(rig.outcomes()).containsExactly(RunOutcome.SUCCEEDED, RunOutcome.RUNNING);
        assertThat(rig.jobs.starts).hasSize(3);
    }

    /** As where the end of the one before could not be written. */
    @Test
    void of_two_runs_with_the_same_process_the_later_one_has_it() throws IOException {
        Path journal = rig.runs().resolve("1.jsonl");
        String first = Files.readAllLines(journal).stream()
                .filter(line -> line.contains("\"RUNNING\""))
                .findFirst()
                .orElseThrow();
        rig.kill();
        Files.writeString(journal, first.replaceFirst("\"run\":1", "\"run\":3") + "\n", StandardOpenOption.APPEND);
        rig.start();
        assertThat(rig.outcomes()).containsExactly(RunOutcome.LOST, RunOutcome.WAITING, RunOutcome.RUNNING);
        rig.jobs.finish("billing", 0);
        assertThat(rig.outcomes()).containsExactly(RunOutcome.LOST, RunOutcome.RUNNING, RunOutcome.SUCCEEDED);
    }
}
