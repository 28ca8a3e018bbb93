package io.reeve.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import io.reeve.mbeans.RunOutcome;
import io.reeve.mbeans.RunTrigger;
import io.reeve.mbeans.ScheduleAction;
import io.reeve.mbeans.ScheduleRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JournalTest {

    @TempDir
    private Path directory;

    private final List<Entry> counting = new ArrayList<>();

    private Journal open() throws IOException {
        counting.clear();
        return Journal.open(directory, 2_000, 3, counting::add);
    }

    private static Entry entry(long run, RunOutcome outcome) {
        return new Entry(
                new ScheduleRun(
                        run,
                        "billing",
                        "id",
                        ScheduleAction.RUN,
                        RunTrigger.SCHEDULE,
                        "ann",
                        1,
                        run * 1000,
                        run * 1000 + 1,
                        0,
                        0,
                        outcome,
                        "exit code 3",
                        "a \"reason\"\nof two lines",
                        List.of("zwei Zeilen", "ö"),
                        1002,
                        7,
                        run << 30),
                "boot",
                new Mark(3, 1L << 40));
    }

    @Test
    void what_was_appended_is_read_again() throws IOException {
        try (Journal journal = open()) {
            journal.append(List.of(entry(1, RunOutcome.WAITING), entry(2, RunOutcome.WAITING)), true);
            journal.append(List.of(entry(1, RunOutcome.FAILED)), false);
        }
        open().close();
        assertThat(counting)
                .containsExactly(
                        entry(1, RunOutcome.WAITING), entry(2, RunOutcome.WAITING), entry(1, RunOutcome.FAILED));
    }

    @Test
    void half_a_line_at_the_end_is_taken_out_and_what_comes_after_it_is_whole() throws IOException {
        try (Journal journal = open()) {
            journal.append(List.of(entry(1, RunOutcome.WAITING)), true);
        }
        Path file = directory.resolve("1.jsonl");
        Files.write(file, "{\"run\":2,\"jo\u00f6".getBytes(StandardCharsets.ISO_8859_1), StandardOpenOption.APPEND);
        try (Journal journal = open()) {
            journal.append(List.of(entry(3, RunOutcome.WAITING)), true);
        }
        open().close();
        assertThat(counting).containsExactly(entry(1, RunOutcome.WAITING), entry(3, RunOutcome.WAITING));
    }

    @Test
    void lines_that_are_none_of_ours_are_passed_by() throws IOException {
        Files.writeString(directory.resolve("1.jsonl"), "nonsense\n[1]\nnull\n{}\n{\"run\":\"x\"}\n\n");
        open().close();
        assertThat(counting).isEmpty();
    }

    @Test
    void a_file_that_is_full_is_followed_by_one_with_what_counts_and_old_ones_go() throws IOException {
        try (Journal journal = open()) {
            for (long run = 1; run <= 100; run++) {
                journal.append(List.of(entry(run, RunOutcome.SUCCEEDED)), false);
                if (journal.isFull()) {
                    journal.turn(List.of(entry(run, RunOutcome.SUCCEEDED)));
                }
            }
        }
        RunFiles files = RunFiles.in(directory);
        assertThat(files.numbers()).hasSize(3);
        for (long number : files.numbers()) {
            assertThat(Files.size(files.numbered(number))).isLessThan(2_800);
        }
        open().close();
        assertThat(counting).contains(entry(100, RunOutcome.SUCCEEDED));
        Clock clock = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
        History history = new History(directory, new Bounds(1000, Duration.ofDays(1)), clock);
        assertThat(history.find("billing", run -> true, 5))
                .extracting(ScheduleRun::run)
                .containsExactly(100L, 99L, 98L, 97L, 96L);
        assertThat(history.find("mail", run -> true, 5)).isEmpty();
    }

    @Test
    void a_file_is_not_full_of_what_it_began_with() throws IOException {
        List<Entry> many = LongStream.rangeClosed(1, 100)
                .mapToObj(run -> entry(run, RunOutcome.SUCCEEDED))
                .toList();
        try (Journal journal = open()) {
            journal.turn(many);
            assertThat(journal.isFull()).isFalse();
            journal.append(many, false);
            assertThat(journal.isFull()).isTrue();
        }
    }

    @Test
    void what_a_crash_left_of_a_next_file_is_no_file() throws IOException {
        Files.writeString(directory.resolve("2.jsonl.tmp"), "half a line");
        try (Journal journal = open()) {
            journal.append(List.of(entry(1, RunOutcome.WAITING)), true);
            journal.turn(List.of(entry(1, RunOutcome.WAITING)));
        }
        open().close();
        assertThat(counting).containsExactly(entry(1, RunOutcome.WAITING));
    }
}
