package io.reeve.service.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.reeve.service.cli.CommandLineTester.Result;
import io.reeve.service.fakes.GuardedDoors;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code reeve user} and {@code reeve token} with the real plugin behind real doors. */
class UserCommandTest {

    @TempDir
    Path directory;

    private final CommandLineTester reeve = new CommandLineTester();
    private GuardedDoors doors;

    @BeforeEach
    void open() throws IOException {
        doors = new GuardedDoors(directory);
        reeve.environment.put("REEVE_URL", "http://127.0.0.1:" + doors.httpPort + "/jolokia");
        reeve.environment.put(
                "REEVE_TOKEN", doors.auth().addToken("admin", "test", "*", 1).token());
    }

    @AfterEach
    void close() {
        doors.close();
    }

    @Test
    void a_user_is_added_changed_listed_and_deleted() throws Exception {
        reeve.in = "correct horse\n";
        assertThat(reeve.run("user", "add", "ann", "operator@bill*, STATUS").out())
                .isEqualTo("ann: operator@bill*,STATUS\n");
        doors.connect("ann", "correct horse").close();
        assertThat(reeve.run("user", "set", "ann", "viewer").out()).isEqualTo("ann: viewer\n");
        assertThat(reeve.run("user", "ls").out()).contains("NAME", "admin  *", "ann    viewer");
        reeve.in = "battery staple\n";
        assertThat(reeve.run("user", "passwd", "ann").out()).isEqualTo("ann: viewer\n");
        doors.connect("ann", "battery staple").close();
        assertThat(reeve.run("user", "delete", "ann").out()).isEqualTo("ann: deleted\n");
        assertThat(reeve.run("user", "ls").out()).doesNotContain("ann");
    }

    @Test
    void an_empty_password_makes_a_random_one_which_is_told_once() throws Exception {
        String told = reeve.run("user", "add", "ann", "viewer").out();
        assertThat(told).matches("ann: viewer, password ([a-z2-9]{4}-){6}[a-z2-9]{4}\n");
        doors.connect("ann", told.strip().replaceFirst(".* ", "")).close();
        JsonObject json = JsonParser.parseString(
                        reeve.run("user", "passwd", "ann", "--json").out())
                .getAsJsonObject();
        doors.connect("ann", json.get("password").getAsString()).close();
    }

    @Test
    void a_token_is_told_works_is_listed_and_revoked() {
        reeve.in = "correct horse\n";
        reeve.run("user", "add", "ann", "viewer");
        String token = reeve.run("token", "add", "ann", "nightly", "--days", "3", "--privileges", "STATUSALL")
                .out()
                .strip();
        String admin = reeve.environment.put("REEVE_TOKEN", token);
        assertThat(reeve.run("ls").code()).isZero();
        assertThat(reeve.run("read", "billing").err()).contains("is closed to ann (token ");
        reeve.environment.put("REEVE_TOKEN", admin);
        String id = token.split("_")[1];
        assertThat(reeve.run("token", "ls").out())
                .contains(id, "nightly", "STATUSALL")
                .doesNotContain(token);
        assertThat(reeve.run("token", "delete", id).code()).isZero();
        reeve.environment.put("REEVE_TOKEN", token);
        Result refused = reeve.run("ls");
        assertThat(refused.code()).isEqualTo(ExitCode.REFUSED);
        assertThat(refused.err()).contains("does not take this token: it is wrong, expired or revoked");
    }

    @Test
    void wrong_usage_and_refusals_are_told() {
        assertThat(reeve.run("user").code()).isEqualTo(ExitCode.USAGE);
        assertThat(reeve.run("user", "add", "ann").code()).isEqualTo(ExitCode.USAGE);
        assertThat(reeve.run("user", "rename", "ann").err()).contains("user has no command rename");
        assertThat(reeve.run("token", "add", "ann").code()).isEqualTo(ExitCode.USAGE);
        reeve.in = "correct horse\n";
        Result unknown = reeve.run("user", "add", "ann", "STRAT");
        assertThat(unknown.code()).isEqualTo(ExitCode.REFUSED);
        assertThat(unknown.err()).contains("there is no privilege 'STRAT'");
        assertThat(reeve.run("user", "delete", "admin").err()).contains("the last one with all privileges");
    }
}
