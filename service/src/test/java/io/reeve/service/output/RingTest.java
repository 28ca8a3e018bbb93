package io.reeve.service.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RingTest {
    @TempDir
    Path directory;

    @Test
    void keeps_what_was_committed_across_services() throws Exception {
        new RingWriter(open()).write("hello\n");
        assertThat(text(open())).isEqualTo("hello\n");
    }

    @Test
    void recovers_what_was_read_and_not_committed_before_a_kill() throws Exception {
        RingWriter writer = new RingWriter(open());
        writer.write("committed\n");
        writer.readWithoutCommit("read\0\n");
        assertThat(text(open())).isEqualTo("committed\nread\0\n");
    }

    @Test
    void knows_that_nothing_was_read_where_the_kill_came_before_the_read() throws Exception {
        Ring ring = open();
        new RingWriter(ring).write("committed\n");
        ring.prepare(5);
        assertThat(text(open())).isEqualTo("committed\n");
    }

    @Test
    void does_not_take_old_bytes_for_new_ones_after_a_lap() throws Exception {
        Ring ring = open();
        RingWriter writer = new RingWriter(ring);
        for (int i = 0; i < 5; i++) {
            writer.write("x".repeat(Ring.WINDOW));
        }
        writer.write("short\n");
        long head = ring.head();
        ring.prepare(1000);
        assertThat(open().head()).isEqualTo(head);
    }

    @Test
    void gives_back_random_bytes_of_every_value_over_many_laps() throws Exception {
        Random random = new Random(7);
        Ring ring = open();
        RingWriter writer = new RingWriter(ring);
        byte[] all = new byte[2_000_000];
        random.nextBytes(all);
        for (int done = 0; done < all.length; ) {
            int count = Math.min(all.length - done, 1 + random.nextInt(Ring.WINDOW));
            writer.write(Arrays.copyOfRange(all, done, done + count));
            done += count;
        }
        byte[] kept = new byte[Ring.WINDOW];
        assertThat(ring.copy(ring.head() - kept.length, kept, 0, kept.length)).isTrue();
        assertThat(kept).isEqualTo(Arrays.copyOfRange(all, all.length - kept.length, all.length));
    }

    @Test
    void tells_a_reader_that_its_bytes_are_gone() throws Exception {
        Ring ring = open();
        RingWriter writer = new RingWriter(ring);
        for (int i = 0; i < 3; i++) {
            writer.write("x".repeat(Ring.WINDOW));
        }
        assertThat(ring.copy(0, new byte[10], 0, 10)).isFalse();
    }

    @Test
    void has_one_whole_log_mark_at_any_time() throws Exception {
        Ring ring = open();
        assertThat(ring.mark()).isEqualTo(new LogMark(0, 0, 0, false, 0, 0));
        for (int i = 1; i < 10; i++) {
            LogMark mark = new LogMark(i, 2026112113L, i * 3L, i % 2 == 0, i, i * 5L);
            ring.logged(mark);
            assertThat(open().mark()).isEqualTo(mark);
        }
    }

    @Test
    void sets_a_file_aside_that_is_no_ring() throws Exception {
        Path file = directory.resolve("ring");
        for (String content : List.of("something else", "REEVRING\7\0\0\0\0\0\0\0", "REEVRING\0\0\0\1\0\0\0\0")) {
            Files.writeString(file, content);
            assertThat(text(Ring.open(file, Ring.MIN_CAPACITY))).isEmpty();
            assertThat(Files.readString(directory.resolve("ring.corrupt"))).startsWith(content);
        }
    }

    private Ring open() throws IOException {
        return Ring.open(directory.resolve("ring"), Ring.MIN_CAPACITY);
    }

    private static String text(Ring ring) {
        return new RecentOutput(ring).from(0, 100_000).text();
    }
}
