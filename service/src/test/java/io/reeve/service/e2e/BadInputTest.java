package io.reeve.service.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.reeve.mbeans.JobState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What callers get wrong: each is refused with a message that names the culprit, and nothing else is touched. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
final class BadInputTest {
    @RegisterExtension
    static final SharedService SHARED = new SharedService();

    private final Client client = SHARED.client();
    private long neighbour;

    @BeforeEach
    void a_neighbour_runs() {
        neighbour = SHARED.startShell("neighbour", "echo ready; while :; do sleep 100; done")
                .pid();
    }

    @AfterEach
    void it_still_does() {
        assertThat(client.status("neighbour").pid()).isEqualTo(neighbour);
        assertThat(client.status("neighbour").state()).isEqualTo(JobState.RUNNING);
    }

    @Test
    void an_unknown_job_is_named_and_no_other() {
        Refused refused = refusal(() -> client.server("get", "nieghbour"));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused).hasMessage("no job is called 'nieghbour'").hasMessageNotContaining("neighbour");
        assertThat(refusal(() -> client.start("nobody")).status()).isEqualTo(404);
        assertThat(refusal(() -> client.start("nobody"))).hasMessageContaining("nobody");
    }

    @Test
    void a_second_job_of_a_name_is_refused() throws IOException {
        String definition = Files.readString(SHARED.service().definition("neighbour"));
        assertThat(refusal(() -> client.addShell("neighbour", "true"))).hasMessage("job neighbour exists already");
        assertThat(Files.readString(SHARED.service().definition("neighbour"))).isEqualTo(definition);
    }

    static Stream<Arguments> illegalNames() {
        return Stream.of(
                        "..", ".hidden", "-rf", "a/b", "a\\b", "a*", "a ", " a", "a\0b", "a\nb", "a\u001bb", "a\u202eb")
                .map(name -> Arguments.of(name, "expected a letter or digit"));
    }

    @ParameterizedTest
    @MethodSource("illegalNames")
    @CsvSource({"'',it is empty", "a\u0308,NFC"})
    void an_illegal_name_is_refused(String name, String reason) throws IOException {
        assertThat(refusal(() -> client.addShell(name, "true")))
                .hasMessageContaining("cannot be a job's name")
                .hasMessageContaining(reason);
        try (var files = Files.list(SHARED.service().home().resolve("data/jobs"))) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void the_longest_name_has_128_bytes() throws IOException {
        String longest = "ü".repeat(64);
        client.addShell(longest, "echo ready");
        client.start(longest);
        assertThat(SHARED.awaitEnd(longest).lastExit().number()).isZero();
        assertThat(SHARED.service().log(longest, false)).contains("\nready\n");
        assertThat(refusal(() -> client.addShell(longest + "x", "true"))).hasMessageContaining("129 bytes");
    }

    @ParameterizedTest
    @CsvSource({
        "stopSignal,STOOP,STOOP",
        "stopTimeout,-1s,-1s",
        "stopTimeout,3 days,3 days",
        "bufferSize,-5,-5",
        "directory,not/absolute,not/absolute",
        "environment,text,expected variables",
        "params,'un\"closed',is not closed"
    })
    void a_bad_setting_is_refused_and_named(String setting, String value, String culprit) {
        Refused refused = refusal(() -> client.add("bad", "/bin/true", Map.of(setting, value)));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused)
                .hasMessageContaining("job bad")
                .hasMessageContaining(setting)
                .hasMessageContaining(culprit);
        assertThat(client.jobs()).containsExactly("neighbour");
        assertThat(refusal(() -> client.update("neighbour", Map.of(setting, value))))
                .hasMessageContaining(culprit);
    }

    @Test
    void all_that_is_wrong_is_told_at_once() {
        assertThat(refusal(() -> client.add("bad", "", Map.of("stopSignal", "X", "bufferSize", -1))))
                .hasMessageContaining("stopSignal")
                .hasMessageContaining("bufferSize");
    }

    @ParameterizedTest
    @CsvSource({
        "/nowhere/program,does not exist",
        "no-such-program-in-path,no program 'no-such-program-in-path' in PATH",
        "/tmp,is a directory",
        "relative/program,is relative",
        "/bin/echo hello,arguments belong into params",
        "plain.txt,is not executable",
        "lost-interpreter,'/no/such/interpreter'"
    })
    void a_command_that_cannot_start_is_refused_and_named(String command, String reason) throws IOException {
        file("plain.txt", "text\n", "rw-r--r--");
        file("lost-interpreter", "#!/no/such/interpreter -x\n", "rwxr-xr-x");
        Path file = SHARED.directory().resolve(command);
        client.add("bad", Files.exists(file) && !command.startsWith("/") ? file.toString() : command, Map.of());
        Refused refused = refusal(() -> client.start("bad"));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused).hasMessageStartingWith("job bad cannot start: ").hasMessageContaining(reason);
        assertThat(client.status("bad").state()).isEqualTo(JobState.STOPPED);
    }

    @Test
    void a_directory_that_is_not_there_is_refused_and_named() {
        client.add("bad", "/bin/true", Map.of("directory", "/not/there"));
        assertThat(refusal(() -> client.start("bad"))).hasMessageContaining("directory /not/there does not exist");
    }

    @Test
    void an_executable_text_without_a_first_line_runs_as_a_shell_would_run_it() throws IOException {
        client.add("script", file("script", "echo ready; exit 6\n", "rwxr-xr-x").toString(), Map.of());
        client.start("script");
        assertThat(SHARED.awaitEnd("script").lastExit().text()).isEqualTo("exit code 6");
    }

    @Test
    void an_argument_that_no_process_can_take_is_refused_with_the_reason() {
        client.add("bad", "/bin/true", Map.of("params", "x".repeat(200_000)));
        assertThat(refusal(() -> client.start("bad"))).hasMessageContaining("Argument list too long");
        assertThat(client.status("bad").state()).isEqualTo(JobState.FATAL);
    }

    private static Path file(String name, String text, String mode) throws IOException {
        Path file = Files.writeString(SHARED.directory().resolve(name), text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    }

    private static Refused refusal(org.assertj.core.api.ThrowableAssert.ThrowingCallable wish) {
        Refused refused = catchThrowableOfType(Refused.class, wish);
        assertThat(refused).as("a refusal").isNotNull();
        return refused;
    }
}
