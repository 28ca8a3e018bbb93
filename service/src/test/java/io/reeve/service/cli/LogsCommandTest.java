package io.reeve.service.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.reeve.service.cli.CommandLineTester.Result;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LogsCommandTest {

    private final CommandLineTester cli = new CommandLineTester();
    private FakeService service = new FakeService(0);

    LogsCommandTest() throws IOException {
        cli.environment.put("REEVE_URL", service.url().toString());
        service.job("a", "RUNNING", 71);
        service.output.put("aOUT", "1\n2\n3\n");
        service.output.put("aERR", "e1\ne2\n");
    }

    @AfterEach
    void close() {
        service.close();
    }

    @Test
    void prints_the_last_lines_of_each_stream_to_its_own() {
        assertThat(cli.run("logs", "a")).isEqualTo(new Result(0, "1\n2\n3\n", "e1\ne2\n"));
        assertThat(cli.run("logs", "a", "-n", "1")).isEqualTo(new Result(0, "3\n", "e2\n"));
        assertThat(cli.run("logs", "a", "-n", "0")).isEqualTo(new Result(0, "", ""));
        assertThat(cli.run("logs", "a", "-n2", "--out")).isEqualTo(new Result(0, "2\n3\n", ""));
        assertThat(cli.run("logs", "a", "--err")).isEqualTo(new Result(0, "e1\ne2\n", ""));
    }

    @Test
    void prints_all_of_what_does_not_fit_into_one_answer() {
        String much = ("x".repeat(99) + "\n").repeat(9_000);
        service.output.put("aOUT", much);
        assertThat(cli.run("logs", "a", "-n", "10000", "--out").out()).isEqualTo(much);
    }

    @Test
    void notes_what_is_no_longer_kept() {
        service.output.put("aOUT", "lost\n");
        assertThat(cli.run("logs", "a", "--out").err())
                .isEqualTo("reeve: 7 bytes of the standard output of a are no longer kept\n");
    }

    @Test
    void an_unknown_job_is_told() {
        assertThat(cli.run("logs", "b"))
                .isEqualTo(new Result(4, "", "reeve: no job is called 'b'; did you mean 'a'?\n"));
    }

    @Test
    void follows_across_a_restart_of_the_service_and_ends_quietly_when_nobody_reads() throws Exception {
        PipedInputStream reader = new PipedInputStream(1 << 16);
        CompletableFuture<Integer> following = follow(new PipedOutputStream(reader));
        assertThat(line(reader)).isEqualTo("3");
        service.output.put("aOUT", "1\n2\n3\n4\n");
        assertThat(line(reader)).isEqualTo("4");

        int port = service.port();
        service.close();
        while (!cli.err.toString(StandardCharsets.UTF_8).contains("waiting for it")) {
            Thread.onSpinWait();
        }
        service = new FakeService(port);
        service.job("a", "RUNNING", 71);
        service.output.put("aOUT", "1\n2\n3\n4\n5\n");
        assertThat(line(reader)).isEqualTo("5");

        reader.close();
        service.output.put("aOUT", "1\n2\n3\n4\n5\n6\n");
        assertThat(following.get(30, TimeUnit.SECONDS)).isZero();
        assertThat(cli.err.toString(StandardCharsets.UTF_8))
                .isEqualTo("reeve: the service does not answer; waiting for it\n");
    }

    @Test
    void of_several_jobs_and_instances_each_line_is_behind_a_name() {
        service.job("bb", "RUNNING", 72);
        service.status("bb").addProperty("instances", 2);
        service.output.put("bbOUT", "un");
        service.output.put("bb:2OUT", "x\ny\n");
        assertThat(cli.run("logs", "*", "-n", "1"))
                .isEqualTo(new Result(0, "a    | 3\nbb:2 | y\nbb:1 | un\n", "a    | e2\n"));
        cli.colour = true;
        assertThat(cli.run("logs", "bb", "-n", "1", "--out").out())
                .isEqualTo("\u001b[33mbb:2 |\u001b[0m y\n\u001b[36mbb:1 |\u001b[0m un\n");
    }

    @Test
    void of_several_jobs_one_that_does_not_exist_is_told_and_the_others_are_shown() {
        assertThat(cli.run("logs", "none", "a", "-n", "1"))
                .isEqualTo(new Result(4, "a    | 3\n", "reeve: no job is called 'none'\na    | e2\n"));
    }

    private CompletableFuture<Integer> follow(OutputStream output) {
        return CompletableFuture.supplyAsync(
                () -> ReeveCommand.run(cli.surroundings(output), "logs", "a", "-f", "-n", "1", "--out"));
    }

    private static String line(PipedInputStream reader) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = reader.read(); c != '\n'; c = reader.read()) {
            line.append((char) c);
        }
        return line.toString();
    }
}
