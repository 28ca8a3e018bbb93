package io.reeve.service.audit;

import static io.reeve.service.audit.TrailFixture.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reeve.mbeans.AuditCheck;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who changes the trail of three days is noticed; {@link TrailFixture#threeDays} tells what is in it. */
class AuditVerificationTest {

    private static final String DAY_2 = "20250131";
    private static final String DAY_3 = "20250201";
    private static final String FOREIGN = "was not written after the record before it: its prev is another hash";

    private final TrailFixture fixture;
    private final AuditTrail trail;

    AuditVerificationTest(@TempDir Path parent) throws IOException {
        fixture = new TrailFixture(parent);
        trail = fixture.threeDays();
    }

    @AfterEach
    void close() {
        trail.close();
    }

    private void assertFound(String... problems) throws IOException {
        assertThat(AuditFiles.verify(fixture.directory).problems()).containsExactly(problems);
        assertThat(trail.verify().problems()).containsExactly(problems);
    }

    @Test
    void nothing_is_found_where_nothing_was_done() throws IOException {
        assertFound();
        assertThat(trail.verify()).isEqualTo(new AuditCheck(9, trail.last().hash(), List.of()));
    }

    @Test
    void a_changed_text() throws IOException {
        fixture.rewrite(DAY_2, lines -> {
            lines.set(1, lines.get(1).replace("ann", "bob"));
            return lines;
        });
        assertFound("20250131.log:2: record 5 was changed: its hash is not that of its text");
    }

    @Test
    void any_changed_byte() throws IOException {
        byte[] whole = Files.readAllBytes(fixture.file(DAY_2));
        for (int i = 0; i < whole.length; i++) {
            byte[] changed = whole.clone();
            changed[i] ^= 1;
            Files.write(fixture.file(DAY_2), changed);
            assertThat(trail.verify().problems()).as("byte %d", i).isNotEmpty();
        }
    }

    @Test
    void bytes_that_read_the_same_where_broken_ones_are_replaced() throws IOException {
        trail.record(event("\ufffd"));
        String latin = new String(Files.readAllBytes(fixture.file(DAY_3)), StandardCharsets.ISO_8859_1);
        Files.writeString(
                fixture.file(DAY_3),
                latin.replace("\u00ef\u00bf\u00bd", "\u00ff"), // U+FFFD in UTF-8, and a byte that never is in it
                StandardCharsets.ISO_8859_1);
        assertThat(trail.verify().problems()).isNotEmpty();
    }

    @Test
    void a_changed_record_with_a_hash_made_for_it() throws IOException {
        fixture.rewrite(DAY_2, lines -> {
            String body = lines.get(1).replace("ann", "bob").replaceFirst(",\"hash\":.*", "");
            lines.set(1, body + LineText.ending(Link.hashOf(body)));
            return lines;
        });
        assertFound("20250131.log:3: record 6 " + FOREIGN);
    }

    @Test
    void a_removed_line() throws IOException {
        fixture.rewrite(DAY_2, lines -> {
            lines.remove(1);
            return lines;
        });
        assertFound("20250131.log:2: record 6 stands where record 5 was expected: record 5 is missing");
    }

    @Test
    void an_inserted_line() throws IOException {
        fixture.rewrite(DAY_2, lines -> {
            lines.add(1, lines.get(0));
            return lines;
        });
        assertFound("20250131.log:2: record 4 stands where record 5 was expected");
    }

    @Test
    void an_inserted_line_that_is_no_record() throws IOException {
        fixture.rewrite(DAY_2, lines -> {
            lines.add(1, "");
            lines.add(2, "{\"n\":5}");
            lines.add(3, "{\"n\":6,\"at\":\"2025");
            lines.add(4, "#");
            return lines;
        });
        assertFound(
                "20250131.log:2: not a record",
                "20250131.log:3: not a record",
                "20250131.log:4: not a record",
                "20250131.log:5: not a record");
    }

    @Test
    void an_inserted_record_that_takes_a_number_and_a_hash_of_its_own() throws IOException {
        fixture.rewrite(DAY_2, lines -> {
            AuditLine first = AuditLine.parse(lines.get(0).getBytes(StandardCharsets.UTF_8))
                    .orElseThrow();
            String body = LineText.body(first.link(), "2025-01-31T11:00:00.007+01:00", event("forged"));
            lines.add(1, body + LineText.ending(Link.hashOf(body)));
            return lines;
        });
        assertFound("20250131.log:3: record 5 stands where record 6 was expected");
    }

    @Test
    void swapped_lines() throws IOException {
        fixture.rewrite(DAY_2, lines -> {
            Collections.swap(lines, 0, 1);
            return lines;
        });
        assertFound(
                "20250131.log:1: record 5 stands where record 4 was expected: record 4 is missing",
                "20250131.log:2: record 4 stands where record 6 was expected",
                "20250131.log:3: record 6 stands where record 5 was expected: record 5 is missing");
    }

    @Test
    void a_removed_file() throws IOException {
        Files.delete(fixture.file(DAY_2));
        assertFound("20250201.log:1: record 7 stands where record 4 was expected: records 4 to 6 are missing");
    }

    @Test
    void a_removed_beginning() throws IOException {
        Files.delete(fixture.file("20250130"));
        assertFound("20250131.log:1: record 4 stands where record 1 was expected: records 1 to 3 are missing");
    }

    @Test
    void an_end_that_was_cut_off_is_noticed_while_the_service_remembers_it() throws IOException {
        fixture.rewrite(DAY_3, lines -> lines.subList(0, 2));
        String problem = "20250201.log:2: the trail ends with record 8, but the service has written record 9";
        assertThat(trail.verify().problems()).containsExactly(problem);
        assertThat(AuditFiles.verify(fixture.directory).problems()).isEmpty();
        trail.record(event("job-10"));
        assertFound("20250201.log:3: record 10 stands where record 9 was expected: record 9 is missing");
    }

    @Test
    void an_end_that_was_written_anew_is_noticed_while_the_service_remembers_it() throws IOException {
        String body = LineText.body(link(8), "then", event("forged"));
        fixture.rewrite(DAY_3, lines -> {
            lines.set(2, body + LineText.ending(Link.hashOf(body)));
            return lines;
        });
        assertThat(trail.verify().problems())
                .containsExactly("20250201.log:3: record 9 is not the one that the service has written");
    }

    @Test
    void a_record_that_somebody_else_has_put_to_the_end() throws IOException {
        String body = LineText.body(trail.last(), "then", event("forged"));
        Files.writeString(
                fixture.file(DAY_3), body + LineText.ending(Link.hashOf(body)) + "\n", StandardOpenOption.APPEND);
        assertThat(trail.verify().problems())
                .containsExactly(
                        "20250201.log:4: the trail ends with record 10, but the last one that the service has written is 9");
    }

    @Test
    void a_last_record_that_was_changed_while_no_service_ran() throws IOException {
        fixture.rewrite(DAY_3, lines -> {
            lines.set(2, lines.get(2).replace("ann", "bob"));
            return lines;
        });
        try (AuditTrail again = fixture.open()) {
            again.record(event("job-10"));
            assertThat(again.verify().problems())
                    .containsExactly("20250201.log:3: record 9 was changed: its hash is not that of its text");
        }
    }

    @Test
    void a_last_record_that_was_spoilt_while_no_service_ran() throws IOException {
        fixture.rewrite(DAY_3, lines -> {
            lines.set(2, lines.get(2).replace("\"who\"", "\"wbo\""));
            return lines;
        });
        try (AuditTrail again = fixture.open()) {
            again.record(event("job-9"));
            assertThat(again.verify().problems()).containsExactly("20250201.log:3: not a record");
        }
    }

    @Test
    void a_record_in_the_middle_of_which_the_end_was_removed() throws IOException {
        fixture.rewrite(DAY_2, lines -> {
            lines.set(1, lines.get(1).substring(0, 80));
            return lines;
        });
        assertFound("20250131.log:3: record 6 stands where record 5 was expected: record 5 is missing");
    }

    @Test
    void a_directory_that_was_emptied() throws IOException {
        for (Path file : AuditFiles.in(fixture.directory)) {
            Files.delete(file);
        }
        assertThat(trail.verify().problems())
                .containsExactly("no file: the trail ends with record 0, but the service has written record 9");
        assertThatThrownBy(() -> AuditFiles.verify(fixture.directory))
                .hasMessage("there is no audit trail in " + fixture.directory + ": no file is called YYYYMMDD.log");
    }

    @Test
    void a_file_that_cannot_be_read() throws IOException {
        Files.delete(fixture.file(DAY_2));
        Files.createDirectory(fixture.file(DAY_2));
        assertFound(
                "20250131.log: cannot be read: Is a directory",
                "20250201.log:1: record 7 stands where record 4 was expected: records 4 to 6 are missing");
    }

    @Test
    void of_many_problems_a_hundred_are_told() throws IOException {
        fixture.rewrite(DAY_2, lines -> Collections.nCopies(500, "#"));
        List<String> problems = trail.verify().problems();
        assertThat(problems).hasSize(100).last().isEqualTo("and 402 more");
    }

    private Link link(long number) throws IOException {
        return trail.tail(9).stream()
                .filter(record -> record.number() == number)
                .map(record -> new Link(number, record.hash()))
                .findFirst()
                .orElseThrow();
    }
}
