package io.reeve.service.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.reeve.service.cli.CommandLineTester.Result;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the commands say of themselves. */
final class HelpTest {
    private final FakeService service = new FakeService(0);
    private final CommandLineTester cli = new CommandLineTester();

    HelpTest() throws IOException {
        cli.environment.put("REEVE_URL", service.url().toString());
    }

    @AfterEach
    void close() {
        service.close();
    }

    /** P25. */
    @Test
    void help_lists_every_command_and_no_other_in_a_line() {
        Result help = cli.run("--help");
        assertThat(help.code()).isZero();
        List<String> listed = help.out()
                .lines()
                .dropWhile(line -> !line.startsWith("Commands"))
                .takeWhile(line -> !line.isBlank())
                .filter(line -> line.matches(" {2}[a-z].*"))
                .map(line -> line.strip().split(" ")[0])
                .toList();
        assertThat(listed).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(ReeveCommand.NAMES);
    }

    /** P25, P26. */
    @Test
    void every_command_tells_its_own_usage_and_the_common_options() {
        for (String command : ReeveCommand.NAMES) {
            Result help = cli.run(command, "--help");
            assertThat(help.code()).as(command).isZero();
            assertThat(help.out()).startsWith("Usage: reeve " + command).contains("--home DIR", "--url URL", "--json");
        }
        assertThat(cli.run("logs", "--help").out()).contains("-f");
        assertThat(cli.run("get", "--help").out()).contains("--all").doesNotContain("-f,");
    }

    /** P24, P26. */
    @Test
    void wrong_options_of_any_command_are_refused_before_the_service_is_asked() {
        for (String command : ReeveCommand.NAMES) {
            Result refused = cli.run(command, "a", "--frobnicate");
            assertThat(refused.code()).as(command).isEqualTo(2);
            assertThat(refused.err()).startsWith("reeve: there is no option --frobnicate\n\nUsage: reeve " + command);
        }
        assertThat(service.requests).isEmpty();
    }
}
