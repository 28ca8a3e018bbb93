package io.reeve.service.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a recorded php-backend-server answered, row by row, with access control off and nobody known, as it came. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
final class GoldenReplayTest {

    /** Where the answer is another one, and on purpose. */
    private static final Map<String, String> DEVIATIONS = Map.ofEntries(
            Map.entry("C05.badjson.nojobcmd", "{code: FAILED}"),
            Map.entry("C08.trailing.space", "{code: OK, data: []}"),
            // A null takes a setting back.
            Map.entry(
                    "D13.get.null",
                    "{code: OK, data: {jobname: cf-conf, command: '/SCRATCH/count.php', params: '', buffersize: '7', writelog: 0,"
                            + " guard: true, autostart: false, n: 7, nested: {a: [1, x, null]}}}"),
            Map.entry(
                    "D14.getall",
                    "{code: OK, data: {cf-conf: {jobname: cf-conf, command: '/SCRATCH/count.php', params: '', buffersize: '7',"
                            + " writelog: 0, guard: true, autostart: false, n: 7, nested: {a: [1, x, null]}}}}"),
            // Credentials are not kept in jobs, and passwords not told.
            Map.entry(
                    "D29.get.auth.leak",
                    "{code: OK, data: {jobname: cf-conf, command: '/SCRATCH/count.php', params: '', buffersize: 20, writelog:"
                            + " false}}"),
            Map.entry("I14.get", "{code: OK, data: {password: '********', privileges: '*'}}"),
            Map.entry(
                    "I16.get.extra",
                    "{code: OK, data: {realname: Li, password: '********', privileges: 'STATUS,GET,SERVERMEM'}}"),
            Map.entry("I18.get.star.mixed", "{code: OK, data: {password: '********', privileges: '*'}}"),
            Map.entry(
                    "I19.getall",
                    "{code: OK, data: {cf-adm: {password: '********', privileges: '*'}, cf-mix: {password: '********',"
                            + " privileges: '*'}, cf-ro: {realname: Li, password: '********', privileges:"
                            + " 'STATUS,GET,SERVERMEM'}}}"),
            // The condition alone can be changed, and an unknown schedule is never deleted.
            Map.entry("H15.update.condition.alone", "{code: OK}"),
            Map.entry("H23.delete.unknownuuid", "{code: FAILED}"));

    private static final int BIG = 1 << 20;

    /** The id of a schedule in the recording. */
    private static final String SCHEDULE = "38b4efaa-f356-44a4-9f67-0cc880c70ce7";

    @TempDir
    private Path directory;

    private final Map<String, String> ids = new HashMap<>();
    private SocketClient client;

    @Test
    void every_row_is_answered_as_it_was_recorded() throws Exception {
        script("count.php", "n=0; while :; do echo $n; n=$((n + 1)); sleep 0.02; done");
        script("exit.php", "exit 3");
        try (ServiceUnderTest service = new ServiceUnderTest(directory)) {
            openToAll(service);
            client = service.start().socket();
            for (GoldenRow row : GoldenRow.all()) {
                prepare(row.id());
                check(row);
            }
            assertThat(client.code("STATUSALL")).as("access control is on now").isEqualTo("DENIED");
        }
    }

    private void script(String name, String text) throws IOException {
        Path file = Files.writeString(directory.resolve(name), "#!/bin/sh\n" + text + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** As a users' file says that was left empty, so that no first user is made. */
    static void openToAll(ServiceUnderTest service) throws IOException {
        Path users = service.home().resolve("data/plugins/auth/users.yaml");
        Files.createDirectories(users.resolveSibling(""));
        Files.writeString(users, "enabled: false\n");
        Files.setPosixFilePermissions(users, PosixFilePermissions.fromString("rw-------"));
    }

    /** What the rows do that were left out of the recording, and what has to have happened meanwhile. */
    private void prepare(String id) {
        switch (id) {
            case "C12.big.response" ->
                ok("ADD {\"jobname\":\"cf-big\",\"command\":\"/x.php\",\"big\":\"%s\"}".formatted("x".repeat(BIG)));
            case "E09.read", "E14.read.after.restart" ->
                Await.until("it prints", () -> client.ask("READ {\"jobname\":\"cf-run\"}")
                        .toString()
                        .contains("\\n"));
            case "E25.selfexit.status" -> {
                ok("ADD {\"jobname\":\"cf-exit\",\"command\":\"%s/exit.php\"}".formatted(directory));
                ok("START {\"jobname\":\"cf-exit\"}");
                awaitEndOfExit();
            }
            case "E27.delete" -> awaitEndOfExit();
            // A schedule of a job that does not exist is refused: the one deviation that has no row of its own.
            case "H01.add.nojob" -> {
                assertThat(client.code(
                                "SCHEDULER.ADD {\"jobname\":\"cf-sch\",\"enable\":false,\"condition\":{\"U\":300}}"))
                        .isEqualTo("FAILED");
                ok("ADD {\"jobname\":\"cf-sch\",\"command\":\"/x.php\"}");
            }
            // The recorded one was on for a moment, and an interval that has never fired is due in the next second.
            case "H21.getlog.empty" ->
                ids.put(
                        SCHEDULE,
                        client.ask(
                                        "SCHEDULER.ADD {\"jobname\":\"cf-sch\",\"enable\":false,\"condition\":{\"z\":\"7\"}}")
                                .get("data")
                                .getAsString());
            default -> {}
        }
    }

    private void awaitEndOfExit() {
        Await.until(
                "it ends", () -> client.code("STATUS {\"jobname\":\"cf-exit\"}").equals("FAILED"));
    }

    private void ok(String request) {
        assertThat(client.code(request)).as(request).isEqualTo("OK");
    }

    private void check(GoldenRow row) throws IOException {
        JsonObject answer = ask(row);
        if (row.id().equals("C12.big.response")) {
            assertThat(answer.toString()).hasSizeGreaterThan(BIG);
            return;
        }
        JsonElement recorded =
                DEVIATIONS.containsKey(row.id()) ? JsonParser.parseString(DEVIATIONS.get(row.id())) : row.response();
        remember(row.response(), answer);
        String expected = placed(recorded.toString());
        if (row.isVolatile()) {
            assertThat(GoldenRow.shape(answer))
                    .as(row.id())
                    .isEqualTo(GoldenRow.shape(JsonParser.parseString(expected)));
        } else {
            assertThat(answer.toString()).as(row.id()).isEqualTo(expected);
        }
    }

    private JsonObject ask(GoldenRow row) throws IOException {
        byte[] frame = SocketClient.frame(placed(row.request()).getBytes(StandardCharsets.UTF_8));
        try (Socket socket = client.connect()) {
            if (row.id().equals("C10.drip")) {
                for (byte each : frame) {
                    socket.getOutputStream().write(each);
                }
            } else {
                socket.getOutputStream().write(frame);
            }
            return SocketClient.answer(socket);
        }
    }

    private String placed(String text) {
        String placed = text.replace("\\/SCRATCH", directory.toString()).replace("/SCRATCH", directory.toString());
        for (Map.Entry<String, String> id : ids.entrySet()) {
            placed = placed.replace(id.getKey(), id.getValue());
        }
        return placed;
    }

    private void remember(JsonElement recorded, JsonObject answer) {
        JsonElement id = recorded.getAsJsonObject().get("data");
        JsonElement ours = answer.get("data");
        if (id != null && id.isJsonPrimitive() && id.getAsString().matches("[0-9a-f-]{36}") && ours != null) {
            ids.put(id.getAsString(), ours.getAsString());
        }
    }
}
