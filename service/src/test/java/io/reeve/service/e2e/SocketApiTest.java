package io.reeve.service.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.reeve.mbeans.ObjectNames;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The door for clients of php-backend-server while callers have to log in. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
final class SocketApiTest {

    @RegisterExtension
    static final SharedService SHARED = new SharedService();

    private static final String AUTH = "\"auth\":{\"username\":\"%s\",\"password\":\"%s\"}";

    private final Client client = SHARED.client();
    private final SocketClient socket = SHARED.service().socket();

    @BeforeEach
    void users() {
        if (!client.exec(ObjectNames.AUTH, "getAll").getAsJsonObject().has("ann")) {
            client.exec(ObjectNames.AUTH, "add", "ann", "secret-of-ann", "STATUS@mail*,START@mail*,GETALL@mail*", "");
            client.exec(ObjectNames.AUTH, "add", "root", "secret-of-root", "*", "");
        }
        client.addShell("mail", "echo ready; while :; do sleep 100; done");
        client.addShell("web", "true");
    }

    private String code(String command, String user, String password, String rest) {
        return ask(command, user, password, rest).get("code").getAsString();
    }

    private JsonObject ask(String command, String user, String password, String rest) {
        String auth = AUTH.formatted(user, password);
        return socket.ask(command + " {" + auth + (rest.isEmpty() ? "" : ",") + rest + "}");
    }

    @Test
    void who_has_not_logged_in_is_denied_everything_and_told_nothing() {
        for (String request : new String[] {
            "STATUSALL",
            "GETALL []",
            "STATUS {\"jobname\":\"mail\"}",
            "STATUS {\"jobname\":\"none\"}",
            "NOSUCH",
            "AUTH.NOSUCH {}"
        }) {
            assertThat(socket.ask(request)).as(request).hasToString("{\"code\":\"DENIED\"}");
        }
        for (String auth : new String[] {
            "true",
            "[]",
            "{}",
            "{\"username\":\"root\"}",
            "{\"username\":\"root\",\"password\":true}",
            "{\"username\":\"root\",\"password\":[\"secret-of-root\"]}",
            "{\"username\":[],\"password\":0}"
        }) {
            assertThat(socket.code("STATUSALL {\"auth\":" + auth + "}"))
                    .as(auth)
                    .isEqualTo("DENIED");
        }
        assertThat(code("STATUSALL", "root", "wrong", "")).isEqualTo("DENIED");
    }

    @Test
    void who_gives_a_user_back_as_it_was_shown_changes_no_password() throws IOException {
        assertThat(code(
                        "AUTH.ADD",
                        "root",
                        "secret-of-root",
                        "\"username\":\"li\",\"password\":\"secret-of-li\",\"privileges\":\"STATUSALL\""))
                .isEqualTo("OK");
        String shown = ask("AUTH.GET", "root", "secret-of-root", "\"username\":\"li\"")
                .getAsJsonObject("data")
                .toString();
        assertThat(shown).contains("\"password\":\"********\"");
        assertThat(code(
                        "AUTH.UPDATE",
                        "root",
                        "secret-of-root",
                        "\"username\":\"li\"," + shown.substring(1, shown.length() - 1)))
                .isEqualTo("OK");
        assertThat(code("STATUSALL", "li", "secret-of-li", "")).isEqualTo("OK");
        assertThat(code("STATUSALL", "li", "********", "")).isEqualTo("DENIED");
    }

    @Test
    void users_do_what_their_privileges_allow_and_the_audit_tells_the_door() throws IOException {
        assertThat(code("START", "ann", "secret-of-ann", "\"jobname\":\"mail\""))
                .isEqualTo("OK");
        SHARED.awaitOutput("mail", "ready");
        assertThat(ask("STATUS", "ann", "secret-of-ann", "\"jobname\":\"mail\"")
                        .get("data")
                        .getAsString())
                .isEqualTo("UP");
        assertThat(code("STOP", "ann", "secret-of-ann", "\"jobname\":\"mail\"")).isEqualTo("DENIED");
        assertThat(code("STATUS", "ann", "secret-of-ann", "\"jobname\":\"web\""))
                .isEqualTo("DENIED");
        assertThat(code("STATUS", "ann", "secret-of-ann", "\"jobname\":\"missing\""))
                .isEqualTo("DENIED");
        assertThat(code("STATUS", "ann", "secret-of-ann", "\"jobname\":\"mail-2\""))
                .isEqualTo("FAILED");
        assertThat(ask("GETALL", "ann", "secret-of-ann", "")
                        .getAsJsonObject("data")
                        .keySet())
                .containsExactly("mail");
        assertThat(code("NOSUCH", "ann", "secret-of-ann", "")).isEqualTo("DENIED");
        assertThat(code("NOSUCH", "root", "secret-of-root", "")).isEqualTo("UNKNOWN");
        assertThat(code("STOP", "root", "secret-of-root", "\"jobname\":\"mail\""))
                .isEqualTo("OK");
        assertThat(socket.code(
                        "STATUSALL {" + AUTH.formatted("", SHARED.service().token()) + "}"))
                .as("the token of the service's own user")
                .isEqualTo("OK");
        assertThat(logged(SHARED.service()))
                .contains("\"door\":\"socket-api\"")
                .contains("\"ann\"")
                .doesNotContain("secret-of");
    }

    /** All that the service has logged, its audit trail among it. */
    static String logged(ServiceUnderTest service) throws IOException {
        StringBuilder text = new StringBuilder();
        try (Stream<Path> files = Files.walk(service.home().resolve("log"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                text.append(Files.readString(file));
            }
        }
        return text.toString();
    }

    @Test
    void what_clients_know_nothing_of_is_shown_and_what_they_say_means_nothing_else() {
        assertThat(code(
                        "ADD",
                        "root",
                        "secret-of-root",
                        "\"jobname\":\"odd\",\"command\":\"/bin/true\",\"user\":\"nobody\",\"shell\":1"))
                .isEqualTo("OK");
        JsonObject odd = client.server("get", "odd").getAsJsonObject();
        assertThat(odd.getAsJsonObject("resources").get("user").getAsString()).isEmpty();
        assertThat(odd.get("shell").getAsBoolean()).isFalse();
        assertThat(odd.get("writeLog").getAsBoolean()).isFalse();
        client.update("odd", Map.of("bufferSize", 77, "guard", true, "owner", "ops"));
        assertThat(ask("GET", "root", "secret-of-root", "\"jobname\":\"odd\"").get("data"))
                .hasToString(
                        "{\"jobname\":\"odd\",\"user\":\"nobody\",\"shell\":1,\"command\":\"/bin/true\",\"params\":\"\","
                                + "\"buffersize\":77,\"writelog\":false,\"guard\":true,\"owner\":\"ops\"}");
        assertThat(ask("GET", "root", "secret-of-root", "\"jobname\":\"web\"").get("data"))
                .hasToString(
                        "{\"jobname\":\"web\",\"command\":\"true\",\"params\":\"\",\"buffersize\":20,\"writelog\":true}");
        assertThat(code("UPDATE", "root", "secret-of-root", "\"jobname\":\"web\",\"team\":[1.50,null]"))
                .isEqualTo("OK");
        assertThat(ask("GET", "root", "secret-of-root", "\"jobname\":\"web\"")
                        .getAsJsonObject("data")
                        .get("team"))
                .hasToString("[1.50,null]");
    }

    @Test
    void a_port_that_is_taken_leaves_the_service_up_without_this_door(@TempDir Path directory) throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                ServiceUnderTest other = new ServiceUnderTest(directory)) {
            String port = Integer.toString(taken.getLocalPort());
            other.plugin("socket-api", "port: " + port).start();
            String failure = other.client()
                    .read(ObjectNames.plugin("socket-api"), "Failure")
                    .getAsString();
            assertThat(failure).isEqualTo("cannot listen on 127.0.0.1:" + port + ": Address already in use");
            assertThat(other.console().lines().filter(line -> line.contains("socket-api")))
                    .singleElement()
                    .asString()
                    .contains("plugin socket-api (built in) is left out: " + failure);
        }
    }

    @Test
    void a_job_that_stops_slowly_keeps_nobody_waiting() throws IOException {
        int slow = 8;
        for (int i = 0; i < slow; i++) {
            SHARED.startShell("slow-" + i, "trap '' TERM; echo ready; while :; do sleep 1; done");
        }
        Socket[] stopping = new Socket[slow];
        for (int i = 0; i < slow; i++) {
            stopping[i] = socket.connect();
            String request = "STOP {" + AUTH.formatted("root", "secret-of-root") + ",\"jobname\":\"slow-" + i + "\"}";
            stopping[i].getOutputStream().write(SocketClient.frame(request));
        }
        Await.until("all are being stopped", () -> client.job("slow-7", "status")
                .getAsJsonObject()
                .get("state")
                .getAsString()
                .equals("STOPPING"));
        assertThat(code("STATUS", "root", "secret-of-root", "\"jobname\":\"slow-0\""))
                .isEqualTo("OK");
        assertThat(client.status("slow-0").state().hasProcess())
                .as("answered before the stops were")
                .isTrue();
        for (Socket each : stopping) {
            assertThat(SocketClient.answer(each).get("code").getAsString()).isEqualTo("OK");
            each.close();
        }
    }
}
