package io.reeve.service.output;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.reeve.mbeans.LogFormat;
import io.reeve.mbeans.OutputStreamName;
import io.reeve.spi.LogFileName;
import io.reeve.spi.LogStore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StreamLogTest {
    private static final long RUN = 7;
    private static final String STAMP = "2026-11-21T13:59:58.123+01:00 ";
    private static final String NEXT_HOUR = "2026-11-21T14:00:01.000+01:00 ";

    @TempDir
    Path directory;

    private final SettableClock clock =
            new SettableClock(Instant.parse("2026-11-21T12:59:58.123Z"), ZoneId.of("Europe/Berlin"));
    private long maxFileBytes = 1L << 30;
    private LogFormat format = LogFormat.STAMPED;
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
        StreamLog log = StreamLog.begin(ring, OutputStreamName.OUT, target(true), RUN, buffer());
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

    @Test
    void goes_on_in_another_file_of_the_hour_once_one_is_large_enough() throws Exception {
        maxFileBytes = 100;
        StreamLog log = begin();
        for (String line : List.of("one", "two", "three", "four")) {
            output.write(line + "x".repeat(50) + "\n");
            log.append();
        }
        assertThat(names()).containsExactly("2026112113.1.log", "2026112113.log");
        assertThat(file("2026112113")).contains("one", "two").doesNotContain("three");
        assertThat(file("2026112113.1")).contains("three", "four");
        clock.set(Instant.parse("2026-11-21T13:00:01Z"));
        output.write("five\n");
        log.append();
        assertThat(file("2026112114")).isEqualTo(NEXT_HOUR + "five\n");
    }

    @Test
    void a_line_without_end_is_cut_over_files_and_no_byte_is_missing() throws Exception {
        maxFileBytes = 4096;
        StreamLog log = begin();
        String endless = "e".repeat(Ring.WINDOW);
        for (int i = 0; i < 20; i++) {
            output.write(endless);
            log.append();
        }
        output.write("\nnext\n");
        log.append();
        assertThat(file("2026112113") + file("2026112113.1") + file("2026112113.2"))
                .isEqualTo(STAMP + endless.repeat(20) + "\n" + STAMP + "next\n");
        assertThat(names()).hasSize(3);
    }

    @Test
    void goes_on_after_the_last_part_that_an_earlier_boot_left() throws Exception {
        Files.writeString(path("2026112113"), "old\n");
        Files.writeString(path("2026112113.1"), "older\n");
        Files.writeString(path("2026112113.10.error"), "another stream\n");
        StreamLog log = begin();
        output.write("one\n");
        log.append();
        assertThat(file("2026112113.1")).isEqualTo("older\n" + STAMP + "one\n");
        log.close();
        Files.move(path("2026112113.1"), path("2026112113.1").resolveSibling("2026112113.1.log.gz"));
        Files.delete(directory.resolve("ring"));
        open();
        log = begin();
        output.write("two\n");
        log.append();
        assertThat(file("2026112113.2")).isEqualTo(STAMP + "two\n");
    }

    @Test
    void a_file_that_somebody_took_is_left_alone() throws Exception {
        StreamLog log = begin();
        try (LogStore.Claim claim = logs.claim(path("2026112113")).orElseThrow()) {
            output.write("one\n");
            log.append();
            assertThat(claim).isNotNull();
        }
        assertThat(file("2026112113.1")).isEqualTo(STAMP + "one\n");
        assertThat(logs.claim(path("2026112113.1"))).as("it is being written").isEmpty();
        log.end(1, "");
        assertThat(logs.claim(path("2026112113.1"))).isPresent();
    }

    @Test
    void tells_how_much_of_a_file_counts() throws Exception {
        StreamLog log = begin();
        output.write("one\n");
        log.append();
        long counting = Files.size(path("2026112113"));
        Files.writeString(path("2026112113"), "not noted", StandardOpenOption.APPEND);
        assertThat(logs.length(path("2026112113"))).isEqualTo(counting);
        resume();
        assertThat(logs.length(path("2026112113"))).isEqualTo(counting);
        assertThat(file("2026112113")).isEqualTo(STAMP + "one\n");
    }

    @Test
    void a_file_that_somebody_deletes_or_moves_begins_anew() throws Exception {
        StreamLog log = begin();
        output.write("one\nbegun ");
        log.append();
        Files.delete(path("2026112113"));
        clock.set(Instant.parse("2026-11-21T12:59:59Z"));
        output.write("and lost\n");
        log.append();
        output.write("again begun ");
        log.append();
        clock.set(Instant.parse("2026-11-21T13:00:01Z"));
        output.write("and ended\n");
        log.append();
        assertThat(file("2026112113")).isEqualTo(NEXT_HOUR + "and ended\n");
        Files.move(path("2026112113"), directory.resolve("moved"));
        clock.set(Instant.parse("2026-11-21T13:00:04Z"));
        output.write("new\n");
        log.append();
        assertThat(file("2026112114")).isEqualTo("2026-11-21T14:00:04.000+01:00 new\n");
    }

    @Test
    void a_clock_that_is_set_back_over_the_hour_goes_on_in_the_same_file() throws Exception {
        StreamLog log = begin();
        output.write("one\n");
        log.append();
        clock.set(Instant.parse("2026-11-21T11:00:00Z"));
        output.write("two\n");
        log.append();
        assertThat(file("2026112113")).isEqualTo(STAMP + "one\n2026-11-21T12:00:00.000+01:00 two\n");
        clock.set(Instant.parse("2025-11-21T11:00:00Z"));
        output.write("three\n");
        log.append();
        assertThat(file("2025112112")).isEqualTo("2025-11-21T12:00:00.000+01:00 three\n");
    }

    @Test
    void writes_nothing_while_it_is_paused_and_the_next_service_tells_of_the_gap() throws Exception {
        StreamLog log = begin();
        output.write("one\n");
        log.append();
        logs.pause();
        output.write("lost\n");
        assertThat(log.append()).isTrue();
        log = resume();
        output.write("two\n");
        log.append();
        assertThat(file("2026112113"))
                .isEqualTo(STAMP + "one\n" + STAMP
                        + "reeve: 5 bytes of output are missing here: the log could not be written\n" + STAMP
                        + "two\n");
    }

    @Test
    void says_what_happens_beside_what_the_job_wrote() throws Exception {
        StreamLog log = begin();
        log.say("it starts");
        output.write("unfinished");
        log.end(RUN, "it ends");
        assertThat(file("2026112113")).isEqualTo(STAMP + "it starts\n" + STAMP + "unfinished\n" + STAMP + "it ends\n");
    }

    @Test
    void a_raw_log_holds_every_byte_and_no_other() throws Exception {
        format = LogFormat.RAW;
        StreamLog log = begin();
        log.say("it starts");
        output.write("a\r\n\0\n");
        log.append();
        output.write("unfinished");
        log.end(1, "it ends");
        log = begin();
        output.write(" and \u00e9\n");
        log.end(2, "it ends");
        assertThat(file("2026112113")).isEqualTo("a\r\n\0\nunfinished and \u00e9\n");
    }

    @Test
    void json_is_an_object_a_line() throws Exception {
        format = LogFormat.JSON;
        StreamLog log = begin();
        log.say("Process \"j\" starts.");
        output.write("one\ntw");
        log.append();
        output.write("o \"quoted\" \\ \t\u0001\u007f\u00e9\ud83d\ude00\n\n");
        log.append();
        output.write("unfinished");
        log.end(RUN, "Process \"j\" ends.");
        assertThat(objects())
                .containsExactly(
                        "reeve Process \"j\" starts.",
                        "out one",
                        "out two \"quoted\" \\ \t\u0001\u007f\u00e9\ud83d\ude00",
                        "out ",
                        "out unfinished",
                        "reeve Process \"j\" ends.");
        assertThat(file("2026112113").lines().findFirst().orElseThrow())
                .isEqualTo("{\"time\":\"2026-11-21T13:59:58.123+01:00\",\"job\":\"j\",\"instance\":2,\"run\":7,"
                        + "\"stream\":\"reeve\",\"message\":\"Process \\\"j\\\" starts.\"}");
    }

    @Test
    void json_has_whole_characters_however_they_come_and_a_mark_for_what_is_none() throws Exception {
        format = LogFormat.JSON;
        byte[] face = "\ud83d\ude00".getBytes(StandardCharsets.UTF_8);
        for (int cut = 1; cut < face.length; cut++) {
            StreamLog log = begin();
            output.write(Arrays.copyOf(face, cut));
            log.append();
            StreamLog next = cut == 2 ? resume() : log;
            output.write(Arrays.copyOfRange(face, cut, face.length));
            next.append();
            output.write(Arrays.copyOf(face, cut));
            next.append();
            output.write("a\n");
            output.write(Arrays.copyOf(face, cut));
            next.end(cut, "");
        }
        String mark = "\ufffd";
        assertThat(objects())
                .containsExactly(
                        "out \ud83d\ude00" + mark + "a",
                        "out " + mark,
                        "out \ud83d\ude00" + mark + mark + "a",
                        "out " + mark,
                        "out \ud83d\ude00" + mark + mark + mark + "a",
                        "out " + mark);
    }

    @Test
    void json_copes_with_any_bytes_in_any_pieces() throws Exception {
        format = LogFormat.JSON;
        maxFileBytes = 1 << 16;
        StreamLog log = begin();
        Random random = new Random(3);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int i = 0; i < 60; i++) {
            byte[] bytes = new byte[random.nextInt(i % 10 == 0 ? Ring.WINDOW : 2000)];
            random.nextBytes(bytes);
            output.write(bytes);
            log.append();
            all.write(bytes);
        }
        output.write(new byte[Ring.WINDOW]);
        log.append();
        output.write("\nend\n");
        log.append();
        List<String> objects = objects();
        assertThat(objects).last().isEqualTo("out end");
        assertThat(names()).hasSizeGreaterThan(3);
        String kept = String.join("", objects).replace("out ", "").replaceAll("[^ -~]", "");
        String written = all.toString(StandardCharsets.ISO_8859_1).replaceAll("[^ -~]", "") + "end";
        assertThat(kept).isEqualTo(written.replace("out ", ""));
    }

    /** Stream and message of each object, in the order of the files. */
    private List<String> objects() throws IOException {
        List<String> objects = new ArrayList<>();
        List<LogFileName> files = names().stream()
                .map(name -> LogFileName.parse(name).orElseThrow())
                .sorted()
                .toList();
        for (LogFileName name : files) {
            Path path = path("2026112113").resolveSibling(name.toString());
            for (String line : Files.readString(path).split("\n")) {
                JsonObject object = JsonParser.parseString(line).getAsJsonObject();
                objects.add(object.get("stream").getAsString() + " "
                        + object.get("message").getAsString());
            }
        }
        return objects;
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(path("2026112113").resolveSibling(""))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private StreamLog begin() {
        return StreamLog.begin(ring, OutputStreamName.OUT, target(false), RUN, buffer());
    }

    /** As the next service does: everything is opened anew. */
    private StreamLog resume() throws IOException {
        logs = new OpenLogs(directory.resolve("log"));
        ring = Ring.open(directory.resolve("ring"), Ring.MIN_CAPACITY);
        return StreamLog.resume(ring, OutputStreamName.OUT, target(false), RUN, buffer());
    }

    private LogTarget target(boolean waitWhenFull) {
        return new LogRules(directory, maxFileBytes, waitWhenFull).target(Path.of("log"), format, "j", 2);
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
