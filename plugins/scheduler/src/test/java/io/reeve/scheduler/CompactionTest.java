package io.reeve.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reeve.mbeans.ScheduleRun;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A compaction that is cut short at any moment loses nothing and doubles nothing. */
final class CompactionTest {

    @TempDir
    private Path directory;

    private Path before;
    private Path after;
    private List<ScheduleRun> history;
    private List<Entry> open;

    /** Runs of which some are kept in one file, some are in a closed one and some in the current one; and the same compacted. */
    @BeforeEach
    void record() throws IOException {
        before = Files.createDirectory(directory.resolve("before"));
        Records records = new Records(before);
        long underWay = records.fire("long");
        runUntil(records, 3);
        records.compacts = false;
        int closed = RunFiles.in(before).numbers().size();
        while (RunFiles.in(before).numbers().size() == closed) {
            records.run("often");
        }
        records.run("rare");
        records.end("long", underWay);
        records.fire("long");
        history = records.history();
        open = records.ledger.open();
        after = copy(before, "after");
        new Records(after).compact();
    }

    private static void runUntil(Records records, long kept) throws IOException {
        while (RunFiles.in(records.directory).keptUntil() < kept) {
            records.run("often");
        }
    }

    private Path copy(Path from, String name) throws IOException {
        Path to = Files.createDirectory(directory.resolve(name));
        for (Path file : files(from)) {
            Files.copy(file, to.resolve(file.getFileName()));
        }
        return to;
    }

    private static List<Path> files(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.sorted().toList();
        }
    }

    private void assertNothingIsLostOrDoubled(Path left) throws IOException {
        Records records = new Records(left);
        assertThat(records.history()).isEqualTo(history);
        assertThat(records.ledger.open()).isEqualTo(open);
        records.compact();
        assertThat(records.history()).isEqualTo(history);
        assertThat(names(left)).isEqualTo(names(after));
        long next = records.run("rare");
        assertThat(next).isEqualTo(history.get(0).run() + 1);
        assertThat(records.history("rare")).extracting(ScheduleRun::run).contains(next);
    }

    private static List<String> names(Path directory) throws IOException {
        return files(directory).stream()
                .map(file -> file.getFileName().toString())
                .toList();
    }

    @Test
    void what_is_to_be_tested_is_there() throws IOException {
        assertThat(names(before)).containsExactly("4.jsonl", "5.jsonl", "kept-3.jsonl");
        assertThat(names(after)).containsExactly("5.jsonl", "kept-4.jsonl");
        assertThat(history).hasSizeGreaterThan(40);
    }

    @Test
    void before_and_after() throws IOException {
        assertNothingIsLostOrDoubled(before);
        assertNothingIsLostOrDoubled(after);
    }

    @Test
    void killed_while_it_writes() throws IOException {
        byte[] whole = Files.readAllBytes(after.resolve("kept-4.jsonl"));
        for (int length : new int[] {0, 1, whole.length / 2, whole.length - 1, whole.length}) {
            Path left = copy(before, "written-" + length);
            Files.write(left.resolve("kept.tmp"), Arrays.copyOf(whole, length));
            assertNothingIsLostOrDoubled(left);
        }
    }

    @Test
    void broken_off_by_the_end_of_the_service() throws IOException {
        Path left = copy(before, "broken off");
        Records records = new Records(left);
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(records::compact).hasRootCauseInstanceOf(ClosedByInterruptException.class);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(names(left)).contains("4.jsonl", "kept-3.jsonl");
        assertNothingIsLostOrDoubled(left);
    }

    @Test
    void killed_while_it_removes_what_it_has_replaced() throws IOException {
        List<String> old = List.of("4.jsonl", "kept-3.jsonl");
        for (List<String> removed : subsets(old)) {
            Path left = copy(before, "removed-" + String.join("-", removed));
            Files.copy(after.resolve("kept-4.jsonl"), left.resolve("kept-4.jsonl"));
            for (String name : removed) {
                Files.delete(left.resolve(name));
            }
            assertNothingIsLostOrDoubled(left);
        }
    }

    private static List<List<String>> subsets(List<String> all) {
        List<List<String>> subsets = new ArrayList<>();
        for (int bits = 0; bits < 1 << all.size(); bits++) {
            int chosen = bits;
            subsets.add(IntStream.range(0, all.size())
                    .filter(i -> (chosen >> i & 1) == 1)
                    .mapToObj(all::get)
                    .toList());
        }
        return subsets;
    }

    @Test
    void killed_while_the_journal_turns() throws IOException {
        Path left = copy(before, "turning");
        Files.writeString(left.resolve("6.jsonl.tmp"), "{\"run\":1,");
        Records records = new Records(left);
        assertThat(records.history()).isEqualTo(history);
        assertThat(records.ledger.open()).isEqualTo(open);
        runUntil(records, 5);
        assertThat(records.history()).extracting(ScheduleRun::run).doesNotHaveDuplicates();
        assertThat(names(left)).containsExactly("6.jsonl", "kept-5.jsonl");
    }

    @Test
    void files_that_a_service_without_compaction_has_left_are_taken_one_by_one() throws IOException {
        Path old = Files.createDirectory(directory.resolve("old"));
        Records records = new Records(old);
        records.compacts = false;
        for (int i = 0; i < 200; i++) {
            records.run("often");
        }
        List<ScheduleRun> all = records.history();
        assertThat(RunFiles.in(old).closed()).hasSizeGreaterThan(3);
        records.compact();
        assertThat(RunFiles.in(old).closed()).isEmpty();
        assertThat(records.history()).isEqualTo(all).hasSize(50);
    }
}
