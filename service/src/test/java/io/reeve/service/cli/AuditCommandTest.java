package io.reeve.service.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.reeve.service.audit.AuditTrail;
import io.reeve.service.cli.CommandLineTester.Result;
import io.reeve.service.gate.Audit.Event;
import io.reeve.service.gate.Audit.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditCommandTest {

    private final FakeService service = new FakeService(0);
    private final CommandLineTester cli = new CommandLineTester();

    AuditCommandTest() throws IOException {
        cli.environment.put("REEVE_URL", service.url().toString());
        service.auditRecords.add(record(1, "ann", "ok", ""));
        service.auditRecords.add(record(2, "", "denied", "no \u001b[31m such user"));
    }

    @AfterEach
    void close() {
        service.close();
    }

    @Test
    void prints_the_last_records_as_a_table() {
        assertThat(cli.run("audit")).isEqualTo(new Result(0, """
                TIME                           WHO  FROM       DOOR  WHAT   ON     OUTCOME  WHY
                2025-01-30T11:00:00.007+01:00  ann  127.0.0.1  http  START  job-1  ok       -
                2025-01-30T11:00:00.007+01:00  -    127.0.0.1  http  START  job-2  denied   no ?[31m such user
                """, ""));
        assertThat(asked()).isEqualTo("tail [20]");
    }

    @Test
    void asks_for_as_many_as_are_wanted() {
        cli.run("audit", "-n", "7");
        assertThat(asked()).isEqualTo("tail [7]");
    }

    @Test
    void json_is_the_records_only() {
        assertThat(JsonParser.parseString(cli.run("audit", "--json").out())).isEqualTo(service.auditRecords);
    }

    @Test
    void tells_that_all_is_in_order() {
        assertThat(cli.run("audit", "--verify"))
                .isEqualTo(new Result(0, "2 records, all in order, last hash abc\n", ""));
        assertThat(cli.run("audit", "--verify", "--json"))
                .isEqualTo(new Result(0, "{\"records\":2,\"lastHash\":\"abc\",\"problems\":[]}\n", ""));
    }

    @Test
    void tells_what_is_not_in_order_and_fails() {
        service.auditProblems.add("20250130.log:1: not a record");
        String complaint = "reeve: the audit trail of 2 records is not as it was written\n";
        assertThat(cli.run("audit", "--verify")).isEqualTo(new Result(1, "20250130.log:1: not a record\n", complaint));
        assertThat(cli.run("audit", "--verify", "--json"))
                .isEqualTo(new Result(
                        1,
                        "{\"records\":2,\"lastHash\":\"abc\",\"problems\":[\"20250130.log:1: not a record\"]}\n",
                        complaint));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-n 0", "-n 10001", "-n x", "-n 5 --verify", "-n 5 --directory d", "word"})
    void wrong_usage_is_told(String arguments) {
        assertThat(cli.run(("audit " + arguments).split(" ")).code()).isEqualTo(2);
    }

    @Test
    void an_unreachable_service_is_told() {
        service.close();
        assertThat(cli.run("audit").code()).isEqualTo(3);
        assertThat(cli.run("audit", "--verify").code()).isEqualTo(3);
    }

    @Test
    void files_are_checked_without_a_service(@TempDir Path parent) throws IOException {
        service.close();
        String directory = parent.resolve("audit").toString();
        String missing = "reeve: there is no audit trail in " + directory + ": no file is called YYYYMMDD.log\n";
        assertThat(cli.run("audit", "--directory", directory)).isEqualTo(new Result(1, "", missing));

        Clock clock = Clock.fixed(Instant.parse("2025-01-30T10:00:00Z"), ZoneOffset.UTC);
        try (AuditTrail trail = AuditTrail.open(Path.of(directory), clock)) {
            trail.record(new Event("ann", "127.0.0.1", "jmx", "STOP", "a", Outcome.OK, ""));
        }
        assertThat(cli.run("audit", "--directory", directory).out()).startsWith("1 record, all in order, last hash ");

        Path file = Path.of(directory, "20250130.log");
        Files.writeString(file, Files.readString(file).replace("ann", "bob"));
        assertThat(cli.run("audit", "--verify", "--directory", directory))
                .isEqualTo(new Result(
                        1,
                        "20250130.log:1: record 1 was changed: its hash is not that of its text\n",
                        "reeve: the audit trail of 1 record is not as it was written\n"));
    }

    private String asked() {
        JsonObject request = service.requests.get(service.requests.size() - 1);
        return request.get("operation").getAsString() + " " + request.get("arguments");
    }

    private static JsonObject record(int number, String who, String outcome, String why) {
        JsonObject record = new JsonObject();
        record.addProperty("number", number);
        record.addProperty("at", "2025-01-30T11:00:00.007+01:00");
        record.addProperty("who", who);
        record.addProperty("from", "127.0.0.1");
        record.addProperty("door", "http");
        record.addProperty("what", "START");
        record.addProperty("on", "job-" + number);
        record.addProperty("outcome", outcome);
        record.addProperty("why", why);
        record.addProperty("hash", "abc");
        return record;
    }
}
