package io.reeve.service.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.reeve.mbeans.JobState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The protocol that php-backend-server had before June 2013, with access control off and nobody known, as it came. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
final class OldProtocolTest {

    @TempDir
    private Path directory;

    private ServiceUnderTest service;
    private Path counter;

    @BeforeEach
    void start() throws IOException {
        service = new ServiceUnderTest(directory);
        GoldenReplayTest.openToAll(service);
        service.start();
        counter = script("counter", "trap 'echo over; exit 0' TERM; echo \"ready $*\"; while :; do sleep 0.01; done");
    }

    @AfterEach
    void stop() {
        service.close();
    }

    private Path script(String name, String text) throws IOException {
        Path file = Files.writeString(directory.resolve(name), "#!/bin/sh\n" + text + "\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }

    private String ask(String request) {
        return TextClient.ask(service, request);
    }

    private JsonObject definition() {
        return service.client().server("get", "count").getAsJsonObject();
    }

    @Test
    void a_job_is_started_read_and_ended_as_its_clients_expect() {
        assertThat(ask("STATUS count")).isEqualTo("DOWN");
        assertThat(ask("READ count")).isEqualTo("\0");
        assertThat(ask("STOP count 0")).isEqualTo("FAILED");
        assertThat(ask("RESTART count 0")).isEqualTo("FAILED");
        assertThat(ask("START count " + counter + " a 'b c' 30")).isEqualTo("OK");
        assertThat(ask("STATUS count")).isEqualTo("UP");
        Await.until("it reads", () -> ask("READ count").equals("ready a b c\n"));
        assertThat(ask("START count " + counter + " 20")).as("it is up").isEqualTo("FAILED");
        assertThat(definition().get("params").getAsString()).isEqualTo("a 'b c'");
        assertThat(definition().get("bufferSize").getAsInt()).isEqualTo(30);
        assertThat(definition().get("writeLog").getAsBoolean()).isFalse();
        assertThat(ask("RESTART count ")).as("FALSE of PHP").isEqualTo("OK");
        Await.until("it reads anew", () -> ask("READ count").equals("ready a b c\n"));
        assertThat(ask("STOP count 1")).as("gracefully").isEqualTo("OK");
        assertThat(service.client().read("count")).endsWith("over\n");
        assertThat(service.client().status("count").state()).isEqualTo(JobState.STOPPED);
        assertThat(ask("STATUS count")).isEqualTo("DOWN");
        assertThat(ask("RESTART count 1")).isEqualTo("FAILED");
        assertThat(ask("STATUS count ")).isEqualTo("DOWN");
    }

    @Test
    void flags_are_what_php_makes_of_true_and_false() {
        Map.of(
                        "20 1 1", List.of("", 20, true, true),
                        "20 1 ", List.of("", 20, true, false),
                        "20  1", List.of("", 20, false, true),
                        "20  ", List.of("", 20, false, false),
                        "1 2 3 30", List.of("1 2 3", 30, false, false))
                .forEach((words, expected) -> {
                    assertThat(ask("START count " + counter + " " + words))
                            .as(words)
                            .isEqualTo("OK");
                    JsonObject job = definition();
                    assertThat(List.of(
                                    job.get("params").getAsString(),
                                    job.get("bufferSize").getAsInt(),
                                    job.get("writeLog").getAsBoolean(),
                                    job.getAsJsonObject("upkeep")
                                            .get("autostart")
                                            .getAsBoolean()))
                            .as(words)
                            .isEqualTo(expected);
                    assertThat(ask("STOP count 0")).isEqualTo("OK");
                    service.client().delete("count");
                });
    }

    @Test
    void what_cannot_be_started_leaves_everything_as_it_was() {
        assertThat(ask("START count /no/such/file 20")).isEqualTo("FAILED");
        assertThat(ask("START count 20")).as("no path").isEqualTo("FAILED");
        assertThat(ask("START count " + counter + " many")).as("no number").isEqualTo("FAILED");
        assertThat(ask("START ../x " + counter + " 20")).isEqualTo("FAILED");
        assertThat(service.client().jobs()).isEmpty();
        service.client().add("count", counter.toString(), Map.of("params", "kept", "bufferSize", 7));
        JsonObject before = definition();
        assertThat(ask("START count /no/such/file gone 20 1 1")).isEqualTo("FAILED");
        JsonObject after = definition();
        for (String setting : List.of("command", "params", "bufferSize", "writeLog", "upkeep")) {
            assertThat(after.get(setting)).as(setting).isEqualTo(before.get(setting));
        }
    }

    @Test
    void the_service_tells_of_itself() {
        assertThat(Long.parseLong(ask("SERVERMEM"))).as("bytes").isGreaterThan(10_000_000);
        assertThat(ask("SERVERREAD")).contains("listens on");
    }

    @Test
    void whoever_types_is_a_person_and_needs_no_login() {
        try (TextClient console = new TextClient(service)) {
            assertThat(console.until(TextClient.PROMPT)).isEqualTo("Reeve\r\n");
            assertThat(console.say("STATUS count")).isEqualTo("there is no such job");
        }
        try (TextClient script = new TextClient(service)) {
            assertThat(script.send("status\nquit\n").rest()).isEqualTo("there are no jobs\r\nreeve> bye\r\n");
        }
    }
}
