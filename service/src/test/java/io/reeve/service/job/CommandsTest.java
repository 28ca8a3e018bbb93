package io.reeve.service.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reeve.service.config.Yaml;
import io.reeve.service.process.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CommandsTest {
    @TempDir
    Path directory;

    @Test
    void finds_a_program_in_the_path_of_the_job() throws Exception {
        Path program = file("tool", "#!/bin/sh\n", "rwxr-xr-x");
        Command command = resolve("{command: tool, params: \"a 'b c'\", environment: {PATH: '" + directory + "'}}");
        assertThat(command.words()).containsExactly(program.toString(), "a", "b c");
        assertThat(command.directory()).isEqualTo(directory);
    }

    @Test
    void hands_a_shell_job_to_the_shell_as_it_is() {
        Command command = resolve("{command: 'echo $HOME |', params: cat, shell: true}");
        assertThat(command.words()).containsExactly("/bin/sh", "-c", "echo $HOME | cat");
        assertThat(command.directory()).isEqualTo(directory);
    }

    @Test
    void runs_a_script_that_is_no_program_by_its_extension() throws Exception {
        Path script = file("x.SH", "echo hi\n", "rw-r--r--");
        assertThat(resolve("command: " + script).words()).containsExactly("/usr/bin/sh", script.toString());
    }

    @Test
    void runs_an_executable_script_without_a_first_line_by_its_extension_too() throws Exception {
        Path script = file("x.sh", "echo hi\n", "rwxr-xr-x");
        assertThat(resolve("command: " + script).words()).containsExactly("/usr/bin/sh", script.toString());
    }

    @Test
    void prefers_the_interpreter_of_the_job() throws Exception {
        Path script = file("x.sh", "#!/bin/sh\n", "rwxr-xr-x");
        assertThat(resolve("{command: " + script + ", interpreter: 'env -u X sh'}")
                        .words())
                .containsExactly("/usr/bin/env", "-u", "X", "sh", script.toString());
    }

    @Test
    void takes_a_relative_command_from_the_directory() throws Exception {
        Path program = file("run", "#!/bin/sh\n", "rwxr-xr-x");
        assertThat(resolve("{command: ./run, directory: '" + directory + "'}").words())
                .containsExactly(program.toString());
    }

    @Test
    void says_why_a_command_cannot_start() throws Exception {
        Path plain = file("plain.txt", "text", "rw-r--r--");
        Path orphan = file("orphan", "#!/no/such/interpreter -x\n", "rwxr-xr-x");
        refuses("command: /no/such/file", "the file /no/such/file does not exist");
        refuses("command: /bin/date -u", "arguments belong into params");
        refuses("command: no-such-program", "no program 'no-such-program' in PATH");
        refuses("command: " + directory, directory + " is a directory");
        refuses("command: " + plain, plain + " is not executable, and no interpreter is set for its extension");
        refuses("command: " + orphan, "the interpreter '/no/such/interpreter' that " + orphan + " names is not there");
        refuses("command: ./x", "'./x' is relative");
        refuses("{command: /bin/date, directory: /no/such}", "its directory /no/such does not exist");
        refuses("{command: /bin/date, directory: /bin/date}", "is no directory");
        refuses("{command: " + plain + ", interpreter: no-such-shell}", "its interpreter 'no-such-shell' is not there");
    }

    private void refuses(String settings, String reason) {
        assertThatThrownBy(() -> resolve(settings))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("job j cannot start: ")
                .hasMessageContaining(reason);
    }

    private Command resolve(String settings) {
        Map<String, String> environment = Map.of("PATH", "/usr/bin:/bin");
        return new Commands(environment, Map.of("sh", List.of("sh")), directory)
                .resolve(JobSpec.of("j", Yaml.parse("test", settings)), 1);
    }

    private Path file(String name, String text, String mode) throws IOException {
        Path file = Files.writeString(directory.resolve(name), text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    }
}
