package io.reeve.service.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import io.reeve.mbeans.JobState;
import io.reeve.service.cli.CommandLineTester.Result;
import io.reeve.service.config.RandomText;
import io.reeve.service.config.ShellWords;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReeveCommandTest {

    private final FakeService service = new FakeService(0);
    private final CommandLineTester cli = new CommandLineTester();

    ReeveCommandTest() throws IOException {
        cli.environment.put("REEVE_URL", service.url().toString());
        service.job("billing-a", "RUNNING", 71);
        service.job("billing-b", "STOPPED", 0);
        service.job("größe", "STARTING", 9);
    }

    @AfterEach
    void close() {
        service.close();
    }

    @Test
    void status_without_names_shows_all_jobs_in_a_table() {
        assertThat(cli.run("status")).isEqualTo(new Result(0, """
                NAME       STATE     PID  SINCE    RESTARTS  LAST EXIT    REASON
                billing-a  RUNNING   71   3 d 4 h  2         exit code 3  said so
                billing-b  STOPPED   -    3 d 4 h  2         exit code 3  said so
                größe      STARTING  9    3 d 4 h  2         exit code 3  said so
                """, ""));
    }

    @Test
    void status_of_names_shows_what_one_that_was_given_up_said_last() {
        JsonArray lines = service.status("billing-b").getAsJsonArray("lastErrors");
        lines.add("Traceback:");
        lines.add("\tno \u001b[31mdatabase");
        assertThat(cli.run("status", "billing-b").out()).endsWith("""

                billing-b, last lines of standard error:
                  Traceback:
                   no ?[31mdatabase
                """);
        assertThat(cli.run("status").out()).doesNotContain("Traceback");
        assertThat(cli.run("status", "--json", "billing-b").out())
                .contains("Traceback")
                .doesNotContain("last lines");
    }

    @ParameterizedTest
    @CsvSource({
        "0, billing-a",
        "0, billing-a größe",
        "5, billing-b",
        "5, billing-a billing-b",
        "5, billing-*",
        "0, *-a",
        "4, nobody",
        "4, nobody billing-b",
        "4, x*"
    })
    void status_of_names_succeeds_only_if_all_of_them_run(int code, String names) {
        String[] args = ("status " + names).split(" ");
        assertThat(cli.run(args).code()).isEqualTo(code);
    }

    @Test
    void an_unknown_job_is_named_with_what_was_probably_meant_and_the_others_are_shown() {
        Result result = cli.run("status", "biling-a", "billing-b");
        assertThat(result.out()).contains("billing-b");
        assertThat(result.err()).isEqualTo("reeve: no job is called 'biling-a'; did you mean 'billing-a'?\n");
        assertThat(result.code()).isEqualTo(4);
    }

    @Test
    void json_is_the_value_only() {
        assertThat(JsonParser.parseString(
                        cli.run("status", "--json", "billing-a").out()))
                .isEqualTo(json("{'billing-a':" + service.statuses.get("billing-a") + "}"));
        assertThat(cli.run("--json", "ls").out())
                .isEqualTo("{\"billing-a\":\"RUNNING\",\"billing-b\":\"STOPPED\",\"größe\":\"STARTING\"}\n");
        assertThat(JsonParser.parseString(cli.run("get", "größe", "--json").out()))
                .isEqualTo(service.definitions.get("größe"));
        service.output.put("größeOUT", "a\nb");
        assertThat(cli.run("read", "größe", "--json").out()).isEqualTo("\"a\\nb\"\n");
        Result both = cli.run("start", "--json", "billing-b", "nobody");
        assertThat(json(both.out()).getAsJsonObject("billing-b").get("pid").getAsInt())
                .isEqualTo(71);
        assertThat(json(both.out()).getAsJsonObject("nobody").get("error").getAsString())
                .isEqualTo("no job is called 'nobody'");
    }

    @Test
    void one_failure_does_not_stop_the_rest_and_the_first_one_counts() {
        assertThat(cli.run("start", "billing-a", "billing-b", "nobody"))
                .isEqualTo(new Result(
                        1,
                        "billing-b: RUNNING, pid 71\n",
                        "reeve: job billing-a is RUNNING: cannot start\nreeve: no job is called 'nobody'\n"));
    }

    @Test
    void stop_restart_and_delete_take_globs() {
        assertThat(cli.run("restart", "*"))
                .isEqualTo(new Result(0, "billing-a: RUNNING, pid 72\ngröße: RUNNING, pid 72\n", ""));
        assertThat(cli.run("stop", "billing-?")).isEqualTo(new Result(0, "billing-a: STOPPED\n", ""));
        assertThat(cli.run("delete", "billing-*"))
                .isEqualTo(new Result(0, "billing-a: deleted\nbilling-b: deleted\n", ""));
        assertThat(service.statuses).containsOnlyKeys("größe");
        assertThat(cli.run("delete", "billing-a").code()).isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource({
        "start, STOPPED EXITED FATAL",
        "stop, STARTING RUNNING BACKOFF STOPPING",
        "restart, STARTING RUNNING BACKOFF STOPPING"
    })
    void a_glob_stands_for_the_jobs_to_which_the_command_applies(String command, String states) {
        service.statuses.clear();
        for (JobState state : JobState.values()) {
            service.job(state.name(), state.name(), 0);
        }
        Result all = cli.run("--json", command, "*");
        assertThat(json(all.out()).keySet()).containsExactlyInAnyOrder(states.split(" "));
        assertThat(all.code()).isZero();
    }

    @Test
    void a_glob_may_find_nothing_to_do_but_a_name_must_fit() {
        assertThat(cli.run("stop", "*-b")).isEqualTo(new Result(0, "", ""));
        assertThat(cli.run("--json", "start", "*-a").out()).isEqualTo("{}\n");
        assertThat(cli.run("start", "*-a", "billing-a").code()).isEqualTo(1);
        assertThat(cli.run("stop", "x*").code()).isEqualTo(4);
    }

    @Test
    void add_sends_the_command_and_only_the_settings_that_were_given() {
        Result result = cli.run(
                "add",
                "new one",
                "--env",
                "A=b=c",
                "-e",
                "X=",
                "--directory",
                "sub",
                "--stop-timeout",
                "1m",
                "--buffer-size=5",
                "--no-log",
                "--set",
                "team=core",
                "--set",
                "retries=3",
                "--start",
                "--",
                "./tick.sh",
                "--every",
                "5 s",
                "it's",
                "@file",
                "");
        assertThat(result).isEqualTo(new Result(0, "new one: RUNNING, pid 71\n", ""));
        JsonArray arguments = service.requests.get(0).getAsJsonArray("arguments");
        assertThat(arguments.get(0).getAsString()).isEqualTo("new one");
        assertThat(arguments.get(1).getAsString()).isEqualTo("/srv/dir/tick.sh");
        assertThat(json(arguments.get(2).getAsString()))
                .isEqualTo(json("{'params':\"--every '5 s' 'it'\\\\''s' @file ''\",'directory':'/srv/dir/sub',"
                        + "'bufferSize':5,'stopTimeout':'1m','writeLog':false,"
                        + "'environment':{'A':'b=c','X':''},'team':'core','retries':3}"));
    }

    @Test
    void add_leaves_program_names_to_the_path_and_joins_the_words_of_a_shell_job() {
        cli.run("add", "a", "sleep", "60");
        cli.run("add", "b", "--shell", "--", "date |", "cat");
        assertThat(service.requests.get(0).getAsJsonArray("arguments").toString())
                .isEqualTo("[\"a\",\"sleep\",\"{\\\"params\\\":\\\"60\\\"}\"]");
        assertThat(service.requests.get(1).getAsJsonArray("arguments").toString())
                .isEqualTo("[\"b\",\"date | cat\",\"{\\\"shell\\\":true}\"]");
    }

    @Test
    void arguments_of_a_job_arrive_as_they_were_typed() {
        Random random = new Random(12);
        for (int i = 0; i < 200; i++) {
            List<String> words = new ArrayList<>(List.of("add", "x", "--", "prog"));
            for (int n = random.nextInt(4); n > 0; n--) {
                words.add(RandomText.of(random, 6));
            }
            service.requests.clear();
            assertThat(cli.run(words.toArray(String[]::new)).code()).isZero();
            JsonObject settings = json(
                    service.requests.get(0).getAsJsonArray("arguments").get(2).getAsString());
            String params = settings.has("params") ? settings.get("params").getAsString() : "";
            assertThat(ShellWords.split(params)).isEqualTo(words.subList(4, words.size()));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    retries=3              | {'retries':3}
                    ratio=1.50             | {'ratio':1.50}
                    flag=true              | {'flag':true}
                    word=truely            | {'word':'truely'}
                    version=1.2.3          | {'version':'1.2.3'}
                    zip=0123               | {'zip':'0123'}
                    list=[1,"a"]           | {'list':[1,'a']}
                    note="3"               | {'note':'3'}
                    broken=[1              | {'broken':'[1'}
                    params=5               | {'params':'5'}
                    stopTimeout=10         | {'stopTimeout':10}
                    empty=                 | {'empty':''}
                    environment.B=2        | {'environment':{'A':'1','B':'2'}}
                    environment={}         | {'environment':{}}
                    labels.app.x/y=1.10    | {'labels':{'tier':'web','app.x/y':'1.10'}}
                    labels={team: core}    | {'labels':{'team':'core'}}
                    limits.nofile=5        | {'limits.nofile':5}
                    """)
    void set_reads_values_as_json_where_they_look_like_it(String assignment, String settings) {
        assertThat(cli.run("set", "billing-a", assignment)).isEqualTo(new Result(0, "billing-a: changed\n", ""));
        JsonObject update = service.requests.get(service.requests.size() - 1);
        assertThat(json(update.getAsJsonArray("arguments").get(0).getAsString()))
                .isEqualTo(json(settings));
    }

    @Test
    void get_prints_settings_as_a_job_file_has_them() {
        assertThat(cli.run("get", "billing-a").out()).isEqualTo("""
                command: /bin/cat
                environment:
                  A: '1'
                stopTimeout: 10s
                labels:
                  tier: web
                user: nobody
                umask: 0022
                memory:
                  soft: '209715200'
                team: core
                level: 3
                """);
        assertThat(cli.run("get", "--all").out())
                .startsWith("billing-a:\n  command: /bin/cat\n")
                .contains("größe:\n");
    }

    @Test
    void explain_prints_its_lines_without_control_characters() {
        service.answers.put("explain", new JsonPrimitive("billing-a is EXITED.\n  oops \u001b[1m\n"));
        assertThat(cli.run("explain", "billing-a")).isEqualTo(new Result(0, "billing-a is EXITED.\n  oops ?[1m\n", ""));
    }

    @Test
    void ls_mem_and_read_print_what_they_say() {
        service.output.put("billing-aOUT", "one\n\u001b[1mtwo");
        service.output.put("billing-aERR", "oops\n");
        assertThat(cli.run("ls").out()).isEqualTo("billing-a  RUNNING\nbilling-b  STOPPED\ngröße      STARTING\n");
        assertThat(cli.run("mem", "billing-a").out())
                .isEqualTo("NAME       RSS      PSS      PROCESSES\nbilling-a  2.0 MiB  1.5 MiB  2\n");
        assertThat(cli.run("mem").out()).contains("größe");
        assertThat(cli.run("read", "billing-a").out()).isEqualTo("one\n\u001b[1mtwo");
        assertThat(cli.run("read", "billing-a", "--err").out()).isEqualTo("oops\n");
    }

    @Test
    void tables_carry_no_control_characters_and_colours_only_where_they_are_wanted() {
        service.status("billing-a").addProperty("reason", "bad \u001b[31m\u202Etrick\n");
        assertThat(cli.run("status").out()).contains("bad ?[31m?trick?\n").doesNotContain("\u001b");
        cli.colour = true;
        assertThat(cli.run("status").out()).contains("\u001b[32mRUNNING\u001b[0m", "\u001b[1mNAME\u001b[0m");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "strat",
                "start",
                "status --frobnicate",
                "get",
                "get a --all",
                "set a",
                "set a b",
                "add",
                "add x",
                "add x --env A -- y",
                "add x --buffer-size many -- y",
                "logs a -n -1",
                "logs a -n",
                "logs a -fx",
                "logs",
                "ls --json=x",
                "logs a --out --err",
                "logs a --json",
                "ls --url not-a-url"
            })
    void wrong_usage_is_told_with_the_usage(String line) {
        String[] args =
                Arrays.stream(line.split(" ")).filter(word -> !word.isEmpty()).toArray(String[]::new);
        Result result = cli.run(args);
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).startsWith("reeve: ").contains("\n\nUsage: reeve");
        assertThat(result.out()).isEmpty();
    }

    @Test
    void help_and_version_go_to_standard_output() {
        assertThat(cli.run("--help").out())
                .contains(
                        "Usage: reeve",
                        "  5  status NAME",
                        "restart [--rolling] NAME...       Stop jobs that run",
                        "--json");
        assertThat(cli.run("add", "--help").out()).contains("--stop-timeout TIME", "behind -- is the command");
        assertThat(cli.run("--version")).isEqualTo(new Result(0, "reeve (development)\n", ""));
    }

    private static JsonObject json(String text) {
        return JsonParser.parseString(text).getAsJsonObject();
    }
}
