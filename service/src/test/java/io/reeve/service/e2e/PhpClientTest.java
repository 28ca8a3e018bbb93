package io.reeve.service.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** PHP itself drives the service, by all 36 methods that clients of php-backend-server have, with access control on. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
final class PhpClientTest {

    private static final Path CLIENT = Path.of("src/test/resources/socket-api/client.php");
    private static final String STAMP = "\\[\\d\\d-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\] ";

    @TempDir
    private Path directory;

    /** What each method got, call by call. */
    private final Map<String, List<JsonElement>> got = new LinkedHashMap<>();

    @Test
    void every_method_does_what_its_manual_says() throws Exception {
        Path job = Files.writeString(
                directory.resolve("job.php"),
                "<?php for ($i = 0; ; $i++) { echo $i, ' ', implode('|', array_slice($argv, 1)), \"\\n\"; usleep(20000); }");
        try (ServiceUnderTest service = new ServiceUnderTest(directory)) {
            GoldenReplayTest.openToAll(service);
            int port = service.start().socket().port();
            run(List.of("php", CLIENT.toString(), Integer.toString(port), job.toString()));
            assertThat(got).hasSize(36);
            users();
            definitions(job);
            lives();
            logs();
            schedules();
            assertThat(service.client().jobs()).isEmpty();
        }
    }

    private void users() {
        expect("auth_getenable", "{code: OK, data: false}");
        expect("auth_getall", "{code: FAILED}");
        expect("auth_add", "{code: OK}", "{code: OK}");
        expect("auth_setenable", "{code: OK}", "{code: OK}");
        expect(
                "auth_get",
                "{code: OK, data: {password: '********', privileges: 'STATUS,GETALL'}}",
                "{code: OK, data: {away: false, floor: 3, realname: Ann, password: '********', privileges: '*'}}");
        expect("auth_update", "{code: OK}");
        expect("auth_delete", "{code: OK}");
    }

    private void definitions(Path job) {
        String inOrder = "{team: {ops: 1}, jobname: test, command: '" + job
                + "', params: 'a \\\"b c\\\" $HOME', buffersize: 50," + " writelog: true}";
        expect("add", "{code: OK}");
        expect("update", "{code: OK}");
        expect("get", "{code: OK, data: " + inOrder + "}");
        expect("getall", "{code: DENIED}", "{code: OK, data: {test: " + inOrder + "}}");
        expect("delete", "{code: OK}");
    }

    private void lives() {
        expect("status", "{code: FAILED}", "{code: OK, data: UP}");
        expect("statusall", "{code: DENIED}", "{code: OK, data: []}", "{code: OK, data: {test: UP}}");
        expect("start", "{code: OK}");
        expect("restart", "{code: OK}");
        expect("stop", "{code: OK}");
        assertThat(data("read", 0))
                .matches("(?s)0 a\\|b c\\|\\$HOME\n(" + STAMP + "\\d+ a\\|b c\\|\\$HOME\n)*" + STAMP);
        assertThat(data("mem", 0)).matches("[1-9]\\d+");
        assertThat(got.get("memall").get(0).toString())
                .matches("\\{\"code\":\"OK\",\"data\":\\{\"test\":\"[1-9]\\d+\"}}");
        assertThat(data("servermem", 0)).matches("[1-9]\\d+");
        assertThat(data("serverread", 0)).matches("(?s)(\n" + STAMP + "[^\n]+)+");
    }

    private void logs() {
        assertThat(got.get("logexplorer_listdir").get(0).toString()).matches(".*\"data\":\\[\"\\d{8}\"]}");
        assertThat(got.get("logexplorer_listfile").get(0).toString()).matches(".*\"data\":\\[\"\\d{10}.*\\.log\"]}");
        assertThat(data("logexplorer_get", 0)).contains(" a|b c|$HOME\n").matches("(?s)(" + STAMP + "[^\n]*\n)+");
        assertThat(got.get("logexplorer_get").subList(1, 4))
                .hasToString("[{\"code\":\"OK\"}, {\"code\":\"OK\"}, {\"code\":\"FAILED\"}]");
        assertThat(got.get("logexplorer_serverlistdir").get(0).toString()).matches(".*\"data\":\\[\"\\d{8}\"]}");
        assertThat(got.get("logexplorer_serverlistfile").get(0).toString()).contains(".log\"");
        assertThat(data("logexplorer_serverget", 0)).matches("(?s)" + STAMP + ".*listens on .*");
    }

    private void schedules() {
        assertThat(data("scheduler_add", 0)).matches("[0-9a-f-]{36}");
        expect("scheduler_update", "{code: OK}");
        expect("scheduler_get", "{code: OK, data: {enable: true, condition: {U: 300}}}");
        expect(
                "scheduler_getall",
                "{code: OK, data: {test: {'" + data("scheduler_add", 0) + "': {enable: true, condition: {U: 300}}}}}");
        assertThat(got.get("scheduler_getlog").get(0).toString()).matches(".*\"data\":\\[\\d{10}]}");
        expect("scheduler_delete", "{code: OK}");
    }

    private String data(String method, int call) {
        JsonElement data = got.get(method).get(call).getAsJsonObject().get("data");
        assertThat(data).as(method).isNotNull();
        return data.getAsString();
    }

    private void expect(String method, String... answers) {
        assertThat(got.get(method).stream().map(JsonElement::toString).toList())
                .as(method)
                .isEqualTo(List.of(answers).stream()
                        .map(answer -> JsonParser.parseString(answer).toString())
                        .toList());
    }

    private void run(List<String> command) throws IOException {
        Path said = directory.resolve("php.txt");
        Process php;
        try {
            php = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start();
        } catch (IOException e) {
            abort("NOT TESTED: no PHP here, so no PHP client was tried: " + e.getMessage());
            return;
        }
        int code = php.onExit().join().exitValue();
        for (String line : Files.readAllLines(said)) {
            assertThat(line).as(Files.readString(said)).startsWith("[");
            JsonArray call = JsonParser.parseString(line).getAsJsonArray();
            got.computeIfAbsent(call.get(0).getAsString(), method -> new ArrayList<>())
                    .add(call.get(1));
        }
        assertThat(code).isZero();
    }
}
