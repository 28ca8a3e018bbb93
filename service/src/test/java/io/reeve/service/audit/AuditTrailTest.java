package io.reeve.service.audit;

import static io.reeve.service.audit.TrailFixture.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.reeve.mbeans.AuditRecord;
import io.reeve.service.gate.Audit.Event;
import io.reeve.service.gate.Audit.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditTrailTest {

    private final TrailFixture fixture;

    AuditTrailTest(@TempDir Path parent) {
        fixture = new TrailFixture(parent);
    }

    @Test
    void a_record_is_a_line_of_json_with_its_members_in_order() throws IOException {
        try (AuditTrail trail = fixture.open()) {
            trail.record(new Event(
                    "ann", "127.0.0.1", "http", "STOP", "reeve:type=Job,name=a#stop", Outcome.DENIED, "may not"));
            assertThat(fixture.lines("20250130"))
                    .containsExactly(
                            "{\"n\":1,\"at\":\"2025-01-30T11:00:00.007+01:00\",\"who\":\"ann\",\"from\":\"127.0.0.1\","
                                    + "\"door\":\"http\",\"what\":\"STOP\",\"on\":\"reeve:type=Job,name=a#stop\","
                                    + "\"outcome\":\"denied\",\"why\":\"may not\",\"prev\":\"" + "0".repeat(64)
                                    + "\",\"hash\":\""
                                    + trail.last().hash() + "\"}");
        }
    }

    @Test
    void tools_of_the_shell_can_compute_a_hash() throws Exception {
        try (AuditTrail trail = fixture.open()) {
            trail.record(event("größe \u0085 \n,\"hash\":\"0\"}"));
            Process sum = new ProcessBuilder(
                            "sh", "-c", "sed 's/,\"hash\":\"[0-9a-f]*\"}$//' | tr -d '\\n' | sha256sum")
                    .redirectInput(fixture.file("20250130").toFile())
                    .start();
            String printed = new String(sum.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            assertThat(printed).isEqualTo(trail.last().hash() + "  -\n");
        }
    }

    @Test
    void only_the_owner_may_look() throws IOException {
        fixture.threeDays().close();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(fixture.directory)))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(fixture.file("20250131"))))
                .isEqualTo("rw-------");
    }

    @Test
    void each_day_has_a_file_and_the_chain_goes_through_all_of_them() throws IOException {
        try (AuditTrail trail = fixture.threeDays()) {
            assertThat(AuditFiles.in(fixture.directory))
                    .extracting(file -> file.getFileName().toString())
                    .containsExactly("20250130.log", "20250131.log", "20250201.log");
            assertThat(prev(fixture.lines("20250131").get(0)))
                    .isEqualTo(hash(fixture.lines("20250130").get(2)));
            assertThat(trail.verify()).isEqualTo(AuditFiles.verify(fixture.directory));
            assertThat(trail.verify().problems()).isEmpty();
            assertThat(trail.verify().records()).isEqualTo(9);
        }
    }

    @Test
    void a_clock_that_goes_back_opens_no_older_file() throws IOException {
        try (AuditTrail trail = fixture.threeDays()) {
            fixture.clock.set(fixture.clock.instant().minusSeconds(86_400));
            trail.record(event("job-10"));
            assertThat(fixture.lines("20250201")).hasSize(4);
        }
        try (AuditTrail again = fixture.open()) {
            again.record(event("job-11"));
            assertThat(fixture.lines("20250201")).hasSize(5);
            assertThat(again.verify().problems()).isEmpty();
        }
    }

    @Test
    void a_trail_that_is_opened_again_goes_on_where_it_stood() throws IOException {
        Link before;
        try (AuditTrail trail = fixture.threeDays()) {
            before = trail.last();
        }
        fixture.nextDay();
        Files.createFile(fixture.file("20250202"));
        try (AuditTrail again = fixture.open()) {
            assertThat(again.last()).isEqualTo(before);
            again.record(event("job-10"));
            assertThat(prev(fixture.lines("20250202").get(0))).isEqualTo(before.hash());
            assertThat(again.verify().problems()).isEmpty();
        }
    }

    @Test
    void a_record_after_the_end_is_written_all_the_same() throws IOException {
        AuditTrail trail = fixture.threeDays();
        trail.close();
        trail.record(event("late"));
        trail.close();
        assertThat(AuditFiles.verify(fixture.directory).records()).isEqualTo(10);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 12, 100, 113, 286})
    void a_torn_last_line_stays_and_the_chain_goes_on_from_the_last_whole_record(int length) throws IOException {
        try (AuditTrail trail = fixture.threeDays()) {
            trail.record(event("{}"));
        }
        String torn = fixture.lines("20250201").get(3).substring(0, length);
        fixture.rewrite("20250201", lines -> lines.subList(0, 3));
        Files.writeString(fixture.file("20250201"), torn, StandardOpenOption.APPEND);
        assertThat(AuditFiles.verify(fixture.directory).problems()).isEmpty();
        try (AuditTrail trail = fixture.open()) {
            assertThat(trail.last().number()).isEqualTo(9);
            trail.record(event("job-10"));
            trail.record(event("job-11"));
            assertThat(fixture.lines("20250201")).hasSize(6).element(3).isEqualTo(torn);
            assertThat(trail.verify().problems()).isEmpty();
            assertThat(trail.verify().records()).isEqualTo(11);
        }
    }

    @Test
    void a_last_record_that_lacks_nothing_but_its_newline_counts() throws IOException {
        fixture.threeDays().close();
        String all = Files.readString(fixture.file("20250201"));
        Files.writeString(fixture.file("20250201"), all.stripTrailing());
        try (AuditTrail trail = fixture.open()) {
            assertThat(trail.last().number()).isEqualTo(9);
            trail.record(event("job-10"));
            assertThat(trail.verify().problems()).isEmpty();
            assertThat(fixture.lines("20250201")).hasSize(4);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\n{\"n\":2}\r\n",
                "\u0000\u0007\u001b[31m\u007f\u0085\u009b",
                "\"\\\",\"hash\":\"x\"}",
                "\ud800",
                "a\udc00\ud800b",
                "\u2028\u2029\u202e\ufeff\udb40\udc01",
                "größe 😀 日本",
                ""
            })
    void any_text_stays_one_line_of_valid_json(String text) throws IOException {
        try (AuditTrail trail = fixture.open()) {
            trail.record(new Event(text, text, text, text, text, Outcome.OK, text));
            trail.record(event("next"));
            String file = Files.readString(fixture.file("20250130"));
            assertThat(file.lines()).hasSize(2);
            assertThat(file.chars().filter(c -> c != '\n')).noneMatch(Character::isISOControl);
            String expected =
                    text.equals("\ud800") ? "\ufffd" : text.replaceAll("(?<=a)\udc00\ud800(?=b)", "\ufffd\ufffd");
            JsonObject record =
                    JsonParser.parseString(fixture.lines("20250130").get(0)).getAsJsonObject();
            assertThat(record.get("why").getAsString()).isEqualTo(expected);
            assertThat(trail.tail(2).get(0).who()).isEqualTo(expected);
            assertThat(trail.verify().problems()).isEmpty();
        }
    }

    @Test
    void long_texts_are_cut_without_breaking_a_character() throws IOException {
        try (AuditTrail trail = fixture.open()) {
            trail.record(event("x" + "😀".repeat(5_000)));
            trail.record(event("😀".repeat(5_000)));
            trail.record(event("\u0000".repeat(5_000)));
            List<AuditRecord> tail = trail.tail(3);
            assertThat(tail.get(0).on()).isEqualTo("x" + "😀".repeat(499) + "…");
            assertThat(tail.get(1).on()).isEqualTo("😀".repeat(499) + "…");
            assertThat(tail.get(2).on()).isEqualTo("\u0000".repeat(999) + "…");
            assertThat(trail.verify().problems()).isEmpty();
        }
    }

    @Test
    void the_tail_reaches_over_files_and_ends_with_the_newest() throws IOException {
        try (AuditTrail trail = fixture.threeDays()) {
            AuditBean bean = new AuditBean(trail);
            assertThat(bean.tail(5))
                    .extracting(AuditRecord::on)
                    .containsExactly("job-5", "job-6", "job-7", "job-8", "job-9");
            assertThat(bean.tail(3)).extracting(AuditRecord::number).containsExactly(7L, 8L, 9L);
            assertThat(bean.tail(10_000)).hasSize(9);
            assertThat(bean.getRecordCount()).isEqualTo(9);
            assertThat(bean.getLastHash()).isEqualTo(bean.tail(1).get(0).hash());
            assertThatThrownBy(() -> bean.tail(0)).hasMessage("count is 0: expected 1 to 10,000");
            assertThatThrownBy(() -> bean.tail(10_001)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void the_tail_of_many_records_and_of_a_line_without_end_is_whole() throws IOException {
        try (AuditTrail trail = fixture.open()) {
            trail.record(event("first"));
            Files.writeString(fixture.file("20250130"), "x".repeat(300_000) + "\n", StandardOpenOption.APPEND);
            for (int i = 2; i <= 2_000; i++) {
                trail.record(event("y".repeat(i % 997)));
            }
            assertThat(trail.tail(10_000))
                    .hasSize(2_000)
                    .first()
                    .extracting(AuditRecord::on)
                    .isEqualTo("first");
            assertThat(trail.verify().problems()).containsExactly("20250130.log:2: not a record");
        }
    }

    @Test
    void an_empty_trail_is_in_order() throws IOException {
        try (AuditTrail trail = fixture.open()) {
            assertThat(trail.tail(10)).isEmpty();
            assertThat(trail.verify().problems()).isEmpty();
            assertThat(trail.verify().lastHash()).isEmpty();
            assertThat(trail.last().number()).isZero();
        }
    }

    @Test
    void many_writers_and_a_reader_keep_the_chain() throws Exception {
        try (AuditTrail trail = fixture.open()) {
            List<Thread> writers = new ArrayList<>();
            for (int w = 0; w < 8; w++) {
                Thread writer = new Thread(() -> {
                    for (int i = 0; i < 250; i++) {
                        // An interrupted thread is one that a pool wants to end, and has something to say still.
                        Thread.currentThread().interrupt();
                        trail.record(event("job"));
                    }
                });
                writer.start();
                writers.add(writer);
            }
            while (writers.stream().anyMatch(Thread::isAlive)) {
                assertThat(trail.verify().problems()).isEmpty();
            }
            assertThat(trail.verify().records()).isEqualTo(2_000);
            assertThat(trail.lostCount()).isZero();
        }
    }

    private static String prev(String line) {
        return JsonParser.parseString(line).getAsJsonObject().get("prev").getAsString();
    }

    private static String hash(String line) {
        return JsonParser.parseString(line).getAsJsonObject().get("hash").getAsString();
    }
}
