package io.reeve.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import io.reeve.mbeans.RunOutcome;
import io.reeve.mbeans.ScheduleRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Which runs the history has: each schedule its own. */
@Timeout(60)
final class HistoryTest {

    @TempDir
    private Path directory;

    private Records records;

    @BeforeEach
    void open() throws IOException {
        records = new Records(directory);
    }

    private void runs(String schedule, int count) {
        for (int i = 0; i < count; i++) {
            records.run(schedule);
        }
    }

    private long bytes() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        }
    }

    @Test
    void a_busy_schedule_does_not_push_out_the_history_of_a_rare_one() throws IOException {
        long first = records.run("monthly");
        runs("busy", 400);
        records.clock.move(Duration.ofDays(25));
        long second = records.run("monthly");
        runs("busy", 400);
        assertThat(records.history("monthly")).extracting(ScheduleRun::run).containsExactly(second, first);
        long newest = second + 400;
        assertThat(records.history("busy"))
                .extracting(ScheduleRun::run)
                .containsExactlyElementsOf(
                        LongStream.range(0, 50).mapToObj(i -> newest - i).toList());
    }

    @Test
    void what_is_not_kept_takes_no_room() throws IOException {
        runs("busy", 500);
        long before = bytes();
        runs("busy", 1000);
        assertThat(bytes()).isLessThan(before + 2 * Records.FILE_BYTES);
    }

    @Test
    void a_run_that_was_over_too_long_ago_is_not_shown_and_not_kept() throws IOException {
        runs("old", 20);
        records.clock.move(Duration.ofDays(30));
        assertThat(records.history("old")).hasSize(20);
        records.clock.move(Duration.ofMillis(1));
        assertThat(records.history("old")).isEmpty();
        runs("new", 100);
        records.clock.move(Duration.ofDays(-1));
        assertThat(records.history("old")).as("what its file began with").hasSizeLessThan(2);
    }

    @Test
    void a_run_that_is_not_over_is_shown_however_old_it_is() throws IOException {
        long number = records.fire("long");
        records.clock.move(Duration.ofDays(40));
        runs("long", 200);
        assertThat(records.history("long")).hasSize(51);
        assertThat(records.history("long").get(50).run()).isEqualTo(number);
        records.end("long", number);
        assertThat(records.history("long")).as("fifty are newer").hasSize(50);
    }

    @Test
    void a_run_that_ends_files_later_is_there_once() throws IOException {
        records.bounds = new Bounds(1000, Duration.ofDays(30));
        long number = records.fire("long");
        runs("other", 200);
        assertThat(records.history("long")).extracting(ScheduleRun::outcome).containsExactly(RunOutcome.WAITING);
        records.end("long", number);
        runs("other", 200);
        assertThat(records.history("long")).extracting(ScheduleRun::outcome).containsExactly(RunOutcome.SUCCEEDED);
        assertThat(records.history()).extracting(ScheduleRun::run).doesNotHaveDuplicates();
        assertThat(records.history("other")).hasSize(400);
    }

    @Test
    void where_there_is_no_room_each_schedule_keeps_fewer() throws IOException {
        records.bounds = new Bounds(1000, Duration.ofDays(30));
        records.mostBytes = 20_000;
        long rare = records.run("rare");
        runs("busy", 300);
        runs("busier", 600);
        assertThat(Files.size(RunFiles.in(directory).kept().orElseThrow())).isBetween(15_000L, 20_000L);
        assertThat(records.history("rare")).extracting(ScheduleRun::run).containsExactly(rare);
        assertThat(records.history("busy")).hasSizeBetween(30, 100);
        assertThat(records.history("busier")).hasSizeBetween(30, 120);
    }

    @Test
    void a_query_has_as_many_as_it_wants_and_no_more() throws IOException {
        runs("busy", 200);
        History history = new History(directory, records.bounds, records.clock);
        List<ScheduleRun> even = history.find("billing", run -> run.run() % 2 == 0, 10);
        assertThat(even)
                .extracting(ScheduleRun::run)
                .containsExactly(200L, 198L, 196L, 194L, 192L, 190L, 188L, 186L, 184L, 182L);
        assertThat(history.find("bill", run -> true, 10)).isEmpty();
    }

    @Test
    void no_number_is_given_twice_although_the_schedule_with_the_highest_is_gone() throws IOException {
        long old = records.fire("long");
        long highest = records.run("removed");
        records.ledger.forget("removed");
        while (RunFiles.in(directory).keptUntil() < 2) {
            records.end("long", old);
        }
        records.open();
        assertThat(records.ledger.nextNumber()).isEqualTo(highest + 1);
    }

    @Test
    void a_query_misses_nothing_while_files_are_compacted() throws Exception {
        long rare = records.run("rare");
        CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> runs("busy", 1000));
        do {
            assertThat(records.history("rare")).extracting(ScheduleRun::run).containsExactly(rare);
        } while (!writing.isDone());
        writing.get();
    }
}
