package io.reeve.service.audit;

import static io.reeve.service.audit.TrailFixture.event;
import static org.assertj.core.api.Assertions.assertThat;

import io.reeve.mbeans.AuditRecord;
import io.reeve.service.fakes.Directories;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Filter;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of records that cannot be written. */
class AuditLossTest {

    private static final int ROOM = 2_048;

    private final TrailFixture fixture;

    AuditLossTest(@TempDir Path parent) {
        fixture = new TrailFixture(parent);
    }

    @Test
    void records_that_a_full_disk_refused_are_told_of_first_when_there_is_room_again() throws IOException {
        Files.createDirectory(fixture.directory);
        Files.createSymbolicLink(fixture.file("20250130"), Path.of("/dev/full"));
        try (AuditTrail trail = AuditTrail.open(fixture.directory, fixture.clock)) {
            trail.record(event("a"));
            trail.record(event("b"));
            assertThat(trail.lostCount()).isEqualTo(2);
            assertThat(trail.last()).isEqualTo(Link.NONE);
            Files.delete(fixture.file("20250130"));
            trail.record(event("c"));
            List<AuditRecord> tail = trail.tail(10);
            assertThat(tail).extracting(AuditRecord::on).containsExactly("", "c");
            AuditRecord loss = tail.get(0);
            assertThat(List.of(loss.who(), loss.from(), loss.door(), loss.what(), loss.outcome(), loss.why()))
                    .containsExactly("", "", "service", "AUDIT", "failed", "2 records could not be written");
            assertThat(trail.lostCount()).isEqualTo(2);
            assertThat(trail.verify().problems()).isEmpty();
        }
    }

    @Test
    void a_loss_is_logged_once_and_so_is_its_end() throws IOException {
        List<String> logged = new ArrayList<>();
        Logger logger = Logger.getLogger(AuditTrail.class.getName());
        Filter listener = line -> logged.add(line.getMessage());
        logger.setFilter(listener);
        Files.createSymbolicLink(fixture.directory, Path.of("nowhere/at/all"));
        try (AuditTrail trail = fixture.open()) {
            trail.record(event("a"));
            trail.record(event("b"));
            assertThat(logged)
                    .containsExactly("cannot write the audit trail in " + fixture.directory + ", records are lost: "
                            + fixture.directory + " is not a directory");
            Files.delete(fixture.directory);
            trail.record(event("c"));
            trail.record(event("d"));
            assertThat(logged)
                    .hasSize(2)
                    .last()
                    .asString()
                    .endsWith("is written again; 2 records could not be written");
        } finally {
            logger.setFilter(null);
        }
    }

    @Test
    void a_directory_that_goes_and_comes_back_costs_the_records_between() throws IOException {
        try (AuditTrail trail = fixture.threeDays()) {
            Path elsewhere = fixture.directory.resolveSibling("elsewhere");
            Files.move(fixture.directory, elsewhere);
            Files.createFile(fixture.directory);
            trail.record(event("lost"));
            assertThat(new AuditBean(trail).getLostCount()).isEqualTo(1);
            Files.delete(fixture.directory);
            Files.move(elsewhere, fixture.directory);
            trail.record(event("found"));
            assertThat(trail.tail(2)).extracting(AuditRecord::why).containsExactly("1 record could not be written", "");
            assertThat(trail.verify().records()).isEqualTo(11);
            assertThat(trail.verify().problems()).isEmpty();
        }
    }

    @Test
    void a_directory_that_was_removed_is_made_anew_and_what_was_in_it_is_missed() throws IOException {
        try (AuditTrail trail = fixture.threeDays()) {
            Directories.delete(fixture.directory);
            trail.record(event("job-10"));
            assertThat(trail.lostCount()).isZero();
            assertThat(trail.verify().problems())
                    .containsExactly(
                            "20250201.log:1: record 10 stands where record 1 was expected: records 1 to 9 are missing");
        }
    }

    @Test
    void a_trail_that_ends_tells_of_what_it_has_lost() throws IOException {
        Files.createSymbolicLink(fixture.directory, Path.of("nowhere/at/all"));
        AuditTrail trail = fixture.open();
        trail.record(event("a"));
        Files.delete(fixture.directory);
        trail.close();
        assertThat(AuditFiles.tail(fixture.directory, 9))
                .extracting(AuditRecord::why)
                .containsExactly("1 record could not be written");
    }

    @Test
    void a_line_that_has_no_room_to_its_end_counts_for_nothing() throws Exception {
        String lost = writeToFilesOfTwoKibibytes("torn");
        try (AuditTrail trail = fixture.open()) {
            long written = trail.last().number();
            assertThat(lost).isEqualTo(20 - written + " lost");
            assertGoesOnAfter(written, trail);
        }
    }

    @Test
    void a_line_that_has_no_room_for_its_newline_counts() throws Exception {
        String lost = writeToFilesOfTwoKibibytes("fitting");
        assertThat(lost).isEqualTo("1 lost");
        try (AuditTrail trail = fixture.open()) {
            assertThat(trail.tail(1).get(0).on()).startsWith("xx");
            assertGoesOnAfter(trail.last().number(), trail);
        }
    }

    private void assertGoesOnAfter(long written, AuditTrail trail) throws IOException {
        assertThat(fixture.file("20250130")).hasSize(ROOM);
        trail.record(event("again"));
        assertThat(trail.tail(1).get(0).number()).isEqualTo(written + 1);
        assertThat(trail.verify().problems()).isEmpty();
    }

    private String writeToFilesOfTwoKibibytes(String what) throws Exception {
        Process writer = new ProcessBuilder(
                        "sh",
                        "-c",
                        "ulimit -f 4 && exec \"$@\"", // in blocks of 512 bytes (sh(1))
                        "sh",
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-XX:-UsePerfData",
                        "-cp",
                        System.getProperty("java.class.path"),
                        AuditLossTest.class.getName(),
                        fixture.directory.getParent().toString(),
                        what)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String printed = new String(writer.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(writer.waitFor()).isZero();
        return printed;
    }

    /** Writes more records than there is room for: 20, or such that one of them fits in but for its newline. */
    public static void main(String[] args) throws IOException {
        TrailFixture fixture = new TrailFixture(Path.of(args[0]));
        AuditTrail trail = fixture.open();
        if (args[1].equals("torn")) {
            for (int i = 0; i < 20; i++) {
                trail.record(event("job"));
            }
        } else {
            fit(fixture, trail);
        }
        System.out.print(trail.lostCount() + " lost");
        System.out.flush();
    }

    private static void fit(TrailFixture fixture, AuditTrail trail) throws IOException {
        trail.record(event(""));
        int line = (int) Files.size(fixture.file("20250130"));
        int rest = ROOM + 1 - line;
        for (; rest >= 2 * line; rest -= line) {
            trail.record(event(""));
        }
        trail.record(event("x".repeat(rest - line)));
        trail.record(event("no room"));
    }
}
