package io.reeve.service.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonParser;
import io.reeve.service.cli.CommandLineTester.Result;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The tester's clock says that it is 04:18:10 in UTC on the fourth of January 1970. */
final class GrepCommandTest {
    private static final String OUT = "mail/19700104/1970010404.log";
    private static final String ERR = "mail/19700104/1970010404.error.log";

    @TempDir
    Path directory;

    private CliLogs logs;

    @BeforeEach
    void open() throws IOException {
        logs = new CliLogs(directory);
    }

    @AfterEach
    void close() {
        logs.close();
    }

    @Test
    void finds_a_text_or_a_regular_expression_in_both_streams_or_one() throws IOException {
        logs.job(OUT, "one a.c\ntwo abc\n-x\n");
        logs.job(ERR, "three abc\n");
        assertThat(logs.run("grep", "a.c", "mail")).isEqualTo(new Result(0, "one a.c\n", ""));
        assertThat(logs.run("grep", "-E", "a.c$", "mail"))
                .isEqualTo(new Result(0, "one a.c\ntwo abc\nthree abc\n", ""));
        assertThat(logs.run("grep", "abc", "mail", "--out").out()).isEqualTo("two abc\n");
        assertThat(logs.run("grep", "--err", "abc", "mail").out()).isEqualTo("three abc\n");
        assertThat(logs.run("grep", "--", "-x", "mail").out()).isEqualTo("-x\n");
        assertThat(logs.run("grep", "", "mail").out().lines()).hasSize(4);
    }

    @Test
    void of_several_jobs_each_line_is_behind_a_name() throws IOException {
        logs.job(OUT, "x\n--\nx\n");
        logs.job("billing/19700104/1970010404.log", "x\n");
        logs.job("job7/19700104/1970010404.log", "x\n");
        assertThat(logs.run("grep", "x", "billing", "mail"))
                .isEqualTo(new Result(0, "billing | x\nmail    | x\nmail    | x\n", ""));
        assertThat(logs.run("grep", "x", "job*", "billing", "-l", "team").out())
                .isEqualTo("job7    | x\nbilling | x\n");
    }

    @Test
    void nothing_is_1_and_an_unknown_job_is_4_unless_it_left_logs() throws IOException {
        logs.job("deleted/19700104/1970010404.log", "x\n");
        assertThat(logs.run("grep", "x", "deleted").out()).isEqualTo("x\n");
        assertThat(logs.run("grep", "y", "deleted")).isEqualTo(new Result(1, "", ""));
        assertThat(logs.run("grep", "x", "mail")).isEqualTo(new Result(1, "", ""));
        assertThat(logs.run("grep", "x", "nobody")).isEqualTo(new Result(4, "", "reeve: no job is called 'nobody'\n"));
        assertThat(logs.run("grep", "x", "nobody", "deleted"))
                .isEqualTo(new Result(4, "deleted | x\n", "reeve: no job is called 'nobody'\n"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--since 9m                        | 0410 0418",
                "--since 1h9m --until 1h           | 0310",
                "--until 90s                       | 0110 0310 0410",
                "--since 1970-01-04T04:18:05Z      | 0418",
                "--since 1970-01-04T05:18:05+01:00 | 0418",
                "--since 1970-01-04T03:00          | 0310 0410 0418",
                "--since 1970-01-04T03:00:00.001 --until 1970-01-04T04:10:30 | 0310 0410",
                "--since 1970-01-04                | 0110 0310 0410 0418",
                "--until 1970-01-04                | ''",
                "--since -1000000-01-01T00:00:00Z --until +1000000-01-01T00:00:00Z | 0110 0310 0410 0418",
            })
    void time_is_a_span_before_now_an_instant_or_local(String options, String found) throws IOException {
        for (String time : List.of("01:10", "03:10", "04:10", "04:18")) {
            logs.job(
                    "mail/19700104/19700104" + time.substring(0, 2) + (time.equals("04:18") ? ".1" : "") + ".log",
                    "1970-01-04T" + time + ":07.000+00:00 at " + time.replace(":", "") + "\n");
        }
        List<String> words = new ArrayList<>(List.of("grep", "at", "mail"));
        words.addAll(List.of(options.split(" ")));
        String times = logs.run(words.toArray(String[]::new))
                .out()
                .lines()
                .map(line -> line.substring(line.length() - 4))
                .collect(Collectors.joining(" "));
        assertThat(times).isEqualTo(found);
    }

    @Test
    void shows_lines_around_each_once_and_parts_what_is_apart() throws IOException {
        logs.job(OUT, "a\nb\nx1\nc\nx2\nd\ne\nx3\nf\ng\nh\nx4\n");
        assertThat(logs.run("grep", "-C", "1", "x", "mail").out()).isEqualTo("b\nx1\nc\nx2\nd\ne\nx3\nf\n--\nh\nx4\n");
        assertThat(logs.run("grep", "-C2", "x", "mail").out()).isEqualTo(Files.readString(file(OUT)));
        logs.job(ERR, "x5\n");
        assertThat(logs.run("grep", "-C", "1", "-E", "x[15]", "mail").out()).isEqualTo("b\nx1\nc\n--\nx5\n");
    }

    @Test
    void goes_on_until_the_end_or_as_many_lines_as_are_wanted() throws IOException {
        String lines = IntStream.range(0, 2_500).mapToObj(i -> "x" + i + "\n").collect(Collectors.joining());
        logs.job(OUT, lines);
        assertThat(logs.run("grep", "x", "mail", "-m", "3000", "-C", "2")).isEqualTo(new Result(0, lines, ""));
        assertThat(logs.run("grep", "x", "mail", "-m2200").out()).endsWith("\nx2199\n");
        Result usual = logs.run("grep", "x", "mail");
        assertThat(usual.out()).endsWith("\nx999\n");
        assertThat(usual.err())
                .isEqualTo("reeve: there may be more in the log of job mail: -m says how many to find\n");
        JsonArray json = JsonParser.parseString(
                        logs.run("grep", "--json", "x", "mail", "-m", "1500").out())
                .getAsJsonArray();
        assertThat(json).hasSize(1500);
        assertThat(json.get(1499).toString())
                .contains("\"job\":\"mail\"", "\"line\":\"x1499\"", "\"directory\":\"19700104\"");
        assertThat(logs.run("grep", "--json", "none", "mail").out()).isEqualTo("[]\n");
    }

    @Test
    void the_log_of_the_service_is_searched_where_that_is_said() throws IOException {
        logs.write("server/19700104/1970010404.log", "INFO x\n".getBytes(StandardCharsets.UTF_8));
        logs.job(OUT, "x\n");
        assertThat(logs.run("grep", "x", "--server")).isEqualTo(new Result(0, "INFO x\n", ""));
    }

    @Test
    void a_damaged_file_is_told_of() throws IOException {
        logs.job(OUT + ".gz", "this is not gzipped");
        logs.job(ERR, "x\n");
        assertThat(logs.run("grep", "x", "mail"))
                .isEqualTo(new Result(
                        0,
                        "x\n",
                        "reeve: 19700104/1970010404.log of job mail is damaged: it was searched up to there\n"));
    }

    @Test
    void a_terminal_gets_colours_and_nothing_else_that_steers_it() throws IOException {
        logs.job(OUT, "\u001b[2Jx.y\tz\u202e\u009b\r\n");
        assertThat(logs.run("grep", "x", "mail").out()).isEqualTo("\u001b[2Jx.y\tz\u202e\u009b\r\n");
        logs.reeve.watched = true;
        assertThat(logs.run("grep", "x", "mail").out()).isEqualTo("?[2Jx.y\tz???\n");
        logs.reeve.colour = true;
        assertThat(logs.run("grep", "x.y", "mail").out()).isEqualTo("?[2J\u001b[1;31mx.y\u001b[0m\tz???\n");
        assertThat(logs.run("grep", "-E", "x.y", "mail").out()).isEqualTo("?[2Jx.y\tz???\n");
    }

    @Test
    void what_the_service_refuses_is_told_once() throws IOException {
        assertThat(logs.run("grep", "-E", "(", "mail", "billing"))
                .isEqualTo(new Result(1, "", "reeve: '(' is not a regular expression of RE2: 'missing closing )'\n"));
        assertThat(logs.run("grep", "x", "../mail").err()).isEqualTo("reeve: '../mail' cannot be a job's name\n");
        try (FakeService bare = new FakeService(0)) {
            logs.reeve.environment.put("REEVE_URL", bare.url().toString());
            assertThat(logs.run("grep", "x", "mail"))
                    .isEqualTo(new Result(
                            1, "", "reeve: the service cannot read log files: its plugin logexplorer is not loaded\n"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "grep",
                "grep x",
                "grep -l team",
                "grep x mail --server",
                "grep x --server -l team",
                "grep x --server --err",
                "grep x mail --out --err",
                "grep x mail -C -1",
                "grep x mail -C 21",
                "grep x mail -C many",
                "grep x mail -m 0",
                "grep x mail -m",
                "grep x mail --since 90",
                "grep x mail --since yesterday",
                "grep x mail --since -1h",
                "grep x mail --since 2026-02-30",
                "grep x mail --until 2026-11-21T25:00",
                "grep x mail --until +999999999-12-31T23:59:59Z",
                "grep x mail --since 1h --until 1h",
                "grep x mail --since 1h --until 2h",
                "grep x\ny mail",
            })
    void wrong_usage_is_told_before_the_service_is_asked(String line) {
        logs.reeve.environment.put("REEVE_URL", "http://127.0.0.1:1/jolokia");
        Result refused = logs.run(line.split(" "));
        assertThat(refused.code()).as(refused.err()).isEqualTo(2);
        assertThat(refused.err()).contains("\n\nUsage: reeve grep ");
    }

    @Test
    void a_text_that_is_too_long_is_wrong_usage() {
        assertThat(logs.run("grep", "x".repeat(1001), "mail").code()).isEqualTo(2);
        assertThat(logs.run("grep", "x".repeat(1000), "mail").code()).isEqualTo(1);
    }

    private Path file(String name) {
        return directory.resolve("log/jobs").resolve(name);
    }
}
