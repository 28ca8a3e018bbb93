package io.reeve.service.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.reeve.mbeans.OutputStreamName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StreamLogTest {
    private static final String STAMP = "2026-11-21T13:59:58.123+01:00 ";
    private static final String NEXT_HOUR = "2026-11-21T14:00:01.000+01:00 ";

    @TempDir
    Path directory;

    private final SettableClock clock =
            new SettableClock(Instant.parse("2026-11-21T12:59:58.123Z"), ZoneId.of("Europe/Berlin"));
    private long maxFileBytes = 1L << 30;
    private OpenLogs logs;
    private Ring ring;
    private RingWriter output;

    @BeforeEach
    void open() throws Exception {
        logs = new OpenLogs(directory.resolve("log"));
        ring = Ring.open(directory.resolve("ring"), Ring.MIN_CAPACITY);
        output = new RingWriter(ring);
    }

    @Test
    void stamps_every_line_once() throws Exception {
        StreamLog log = begin();
        output.write("one\ntw");
        log.append();
        output.write("o\n\nthree\n");
        log.append();
        assertThat(file("2026112113")).isEqualTo(STAMP + "one\n" + STAMP + "two\n" + STAMP + "\n" + STAMP + "three\n");
    }

    @Test
    void leaves_a_line_in_the_file_of_the_hour_it_began_in() throws Exception {
        StreamLog log = begin();
        output.write("began");
        log.append();
        clock.set(Instant.parse("2026-11-21T13:00:01Z"));
        output.write(" and ended\nnew\n");
        log.append();
        assertThat(file("2026112113")).isEqualTo(STAMP + "began and ended\n");
        assertThat(file("2026112114")).isEqualTo(NEXT_HOUR + "new\n");
    }

    @Test
    void writes_again_what_a_killed_service_wrote_and_did_not_note() throws Exception {
        StreamLog log = begin();
        output.write("one\n");
        log.append();
        output.write("two\n");
        Files.writeString(path("2026112113"), STAMP + "tw", StandardOpenOption.APPEND);
        StreamLog next = resume();
        next.append();
        assertThat(file("2026112113")).isEqualTo(STAMP + "one\n" + STAMP + "two\n");
    }

    @Test
    void writes_again_what_a_killed_service_wrote_first_into_a_new_hour() throws Exception {
        StreamLog log = begin();
        output.write("one\n");
        log.append();
        clock.set(Instant.parse("2026-11-21T13:00:01Z"));
        log.append();
        output.write("two\n");
        Files.writeString(path("2026112114"), NEXT_HOUR + "two of an earlier run\n");
        resume().append();
        assertThat(file("2026112113")).isEqualTo(STAMP + "one\n");
        assertThat(file("2026112114")).isEqualTo(NEXT_HOUR + "two of an earlier run\n" + NEXT_HOUR + "two\n");
    }

    @Test
    void leaves_alone_what_others_wrote_between_two_runs() throws Exception {
        StreamLog log = begin();
        output.write("one\n");
        log.end(1, "");
        Files.writeString(path("2026112113"), "a remark\n", StandardOpenOption.APPEND);
        StreamLog next = begin();
        output.write("two\n");
        next.append();
        assertThat(file("2026112113")).isEqualTo(STAMP + "one\na remark\n" + STAMP + "two\n");
    }

    @Test
    void ends_a_run_once_however_often_it_is_asked() throws Exception {
        StreamLog log = begin();
        output.write("unfinished");
        log.end(5, "the end");
        resume().end(5, "the end");
        assertThat(file("2026112113")).isEqualTo(STAMP + "unfinished\n" + STAMP + "the end\n");
    }

    @Test
    void does_not_log_what_was_printed_while_there_was_no_log() throws Exception {
        output.write("before\n");
        StreamLog log = begin();
        output.write("after\n");
        log.append();
        assertThat(file("2026112113")).isEqualTo(STAMP + "after\n");
    }

    @Test
    void tells_of_a_gap_where_the_log_could_not_be_written() throws Exception {
        Path day = directory.resolve("log/20261121");
        Files.createDirectories(day.getParent());
        Files.writeString(day, "in the way");
        StreamLog log = begin();
        output.write("lost\n");
        assertThat(log.append()).isTrue();
        Files.delete(day);
        output.write("kept\n");
        log.append();
        assertThat(file("2026112113"))
                .isEqualTo(STAMP + "reeve: 5 bytes of output are missing here: the log could not be written\n" + STAMP
                        + "kept\n");
    }

    @Test
    void waits_for_the_log_where_nothing_may_be_missing() throws Exception {
        Path day = directory.resolve("log/20261121");
        Files.createDirectories(day.getParent());
        Files.writeString(day, "in the way");
        StreamLog log = StreamLog.begin(
                ring, OutputStreamName.OUT, new LogTarget(directory.resolve("log"), 1L << 30, true), buffer());
        output.write("kept\n");
        assertThat(log.append()).isFalse();
        Files.delete(day);
        assertThat(log.append()).isTrue();
        assertThat(file("2026112113")).isEqualTo(STAMP + "kept\n");
    }

    @Test
    void copes_with_pieces_of_any_size() throws Exception {
        StreamLog log = begin();
        StringBuilder expected = new StringBuilder();
        for (int length = 0; length < 70_000; length = length * 3 + 1) {
            output.write("y".repeat(length) + "\n");
            expected.append(STAMP).append("y".repeat(length)).append('\n');
            log.append();
        }
        output.write("\n".repeat(Ring.WINDOW));
        log.append();
        expected.append((STAMP + "\n").repeat(Ring.WINDOW));
        assertThat(file("2026112113")).isEqualTo(expected.toString());
    }

    private StreamLog begin() {
        return StreamLog.begin(
                ring, OutputStreamName.OUT, new LogTarget(directory.resolve("log"), maxFileBytes, false), buffer());
    }

    /** As the next service does: everything is opened anew. */
    private StreamLog resume() throws IOException {
        logs = new OpenLogs(directory.resolve("log"));
        ring = Ring.open(directory.resolve("ring"), Ring.MIN_CAPACITY);
        return StreamLog.resume(
                ring, OutputStreamName.OUT, new LogTarget(directory.resolve("log"), maxFileBytes, false), buffer());
    }

    private LogBuffer buffer() {
        return new LogBuffer(new LogFiles(clock, logs));
    }

    private Path path(String hour) throws IOException {
        Path day = Files.createDirectories(directory.resolve("log").resolve(hour.substring(0, 8)));
        return day.resolve(hour + ".log");
    }

    private String file(String hour) throws IOException {
        return Files.readString(path(hour));
    }
}
