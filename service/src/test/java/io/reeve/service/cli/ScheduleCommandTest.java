package io.reeve.service.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import io.reeve.service.cli.CommandLineTester.Result;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Schedules and their settings. The tester's clock says that it is 04:18:10 in UTC on the fourth of January 1970. */
final class ScheduleCommandTest {
    private static final String WHOLE = "41d1d4e3-c5a1-43a6-81c8-c5a58082913c";

    private final FakeService service = new FakeService(0);
    private final FakeScheduler scheduler = service.scheduler;
    private final CommandLineTester cli = new CommandLineTester();

    ScheduleCommandTest() throws IOException {
        cli.environment.put("REEVE_URL", service.url().toString());
        service.job("mail", "STOPPED", 0);
        service.job("billing", "STOPPED", 0);
        service.job("idle", "STOPPED", 0);
        service.labels.put("mail", Map.of("team", "mail"));
        scheduler.schedule("mail", "aaaaaaaa-1", "");
        scheduler.schedule("mail", "aaaabbbb-2", "'enable':false,'lastRunMillis':0,'lastOutcome':'NONE'");
        scheduler.schedule("billing", "cccccccc-1", "'cron':'','condition':{'H':'03','M':'00'},'nextRunMillis':0");
        scheduler.answers("delete", "null");
        scheduler.answers("add", "'" + WHOLE + "'");
        scheduler.answers("run", "71");
        scheduler.answers("update", "{'enable':true,'nextRunMillis':356400000}");
        scheduler.answers("next", "{'english':'at 03:00','chinese':'三点','next':[356400000,442800000]}");
        scheduler.answers("preview", "{'english':'at 03:00','chinese':'三点','next':[]}");
    }

    @AfterEach
    void close() {
        service.close();
    }

    @Test
    void ls_is_a_table_of_all_schedules_by_job() {
        assertThat(cli.run("schedule", "ls")).isEqualTo(new Result(0, """
                JOB      ID        WHEN                 NEXT                       LAST                       OUTCOME
                billing  cccccccc  {"H":"03","M":"00"}  -                          1970-01-04T03:00:00+00:00  SUCCEEDED
                mail     aaaaaaaa  0 3 * * *            1970-01-05T03:00:00+00:00  1970-01-04T03:00:00+00:00  SUCCEEDED
                mail     aaaabbbb  0 3 * * *            off                        -                          -
                """, ""));
        assertThat(JsonParser.parseString(cli.run("schedule", "ls", "--json").out())
                        .getAsJsonObject()
                        .getAsJsonObject("mail")
                        .keySet())
                .containsExactly("aaaaaaaa-1", "aaaabbbb-2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mail                | 0 | mail mail",
                "b* mail             | 0 | billing mail mail",
                "-l team=mail        | 0 | mail mail",
                "idle                | 0 | ''",
                "nobody billing      | 4 | billing",
                "-l team=none        | 4 | ''",
            })
    void ls_takes_names_globs_and_selectors(String words, int code, String jobs) {
        Result listed = cli.run(("schedule ls " + words).split(" +"));
        assertThat(listed.code()).as(listed.err()).isEqualTo(code);
        assertThat(listed.out().lines().skip(1).map(line -> line.split(" ")[0]))
                .containsExactly(jobs.isEmpty() ? new String[0] : jobs.split(" "));
    }

    @Test
    void ids_that_begin_alike_are_shown_as_far_as_they_differ() {
        scheduler.schedule("mail", "aaaaaaaa-2", "");
        assertThat(cli.run("schedule", "ls", "mail").out())
                .contains("mail  aaaaaaaa-1  ", "mail  aaaaaaaa-2  ", "mail  aaaabbbb-2  ");
    }

    @Test
    void add_prints_the_id_and_on_a_terminal_what_it_means() {
        assertThat(cli.run("schedule", "add", "mail", "0 3 * * *", "--set", "retries=2", "--set", "timezone=+08:00"))
                .isEqualTo(new Result(0, WHOLE + "\n", ""));
        assertThat(service.askedOfScheduler())
                .containsExactly("add[\"mail\",\"{\\\"cron\\\":\\\"0 3 * * *\\\",\\\"retries\\\":2,"
                        + "\\\"timezone\\\":\\\"+08:00\\\"}\"]");
        assertThat(cli.run("schedule", "add", "mail", "--condition", "{\"H\":\"03\"}", "--json")
                        .out())
                .isEqualTo("{\"job\":\"mail\",\"id\":\"" + WHOLE + "\"}\n");
        cli.watched = true;
        assertThat(cli.run("schedule", "add", "mail", "@daily").out())
                .isEqualTo(WHOLE + "\nat 03:00\n1970-01-05T03:00:00+00:00\n1970-01-06T03:00:00+00:00\n");
        scheduler.refuses("next", "no");
        assertThat(cli.run("schedule", "add", "mail", "@daily")).isEqualTo(new Result(0, WHOLE + "\n", ""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "add mail 0 3 * * *        | such as '0 3 * * *'",
                "add mail */5 * * * *      | such as '*/5 * * * *'",
                "add mail 0 0 3 * * *      | such as '0 0 3 * * *'",
                "add mail @every 5m        | such as '@every 5m'",
                "add mail 0 3 bin etc lib etc lib bin | such as '0 3 * * *'",
                "next --cron 0 3 * * *     | such as '0 3 * * *'",
                "set mail aaaaaaaa cron=0 3 * * * | such as '0 3 * * *'",
            })
    void a_cron_expression_without_quotes_is_told_of(String line, String told) {
        Result refused = cli.run(("schedule " + line).split(" "));
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err())
                .startsWith("reeve: CRON is one argument and has to be quoted, ")
                .contains(told);
        assertThat(service.requests).isEmpty();
    }

    @Test
    void set_takes_values_as_set_of_a_job_does_and_an_empty_one_is_the_default() {
        assertThat(cli.run("schedule", "set", "mail", "AAAAa", "cron=5", "retries=2", "timeout=", "enable=false"))
                .isEqualTo(new Result(0, "mail aaaaaaaa: changed, next 1970-01-05T03:00:00+00:00\n", ""));
        assertThat(service.askedOfScheduler().get(1))
                .isEqualTo("update[\"mail\",\"aaaaaaaa-1\",\"{\\\"cron\\\":\\\"5\\\",\\\"retries\\\":2,"
                        + "\\\"timeout\\\":null,\\\"enable\\\":false}\"]");
        cli.run("schedule", "set", "billing", "condition={\"H\":\"04\"}");
        assertThat(service.askedOfScheduler().get(3))
                .isEqualTo("update[\"billing\",\"cccccccc-1\",\"{\\\"condition\\\":{\\\"H\\\":\\\"04\\\"}}\"]");
    }

    @Test
    void rm_on_and_off_take_several_and_find_all_before_anything_is_done() {
        assertThat(cli.run("schedule", "rm", "mail", "aaaaa", "aaaab", "aaaaaaaa")
                        .out())
                .isEqualTo("mail aaaaaaaa: removed\nmail aaaabbbb: removed\n");
        assertThat(cli.run("schedule", "on", "billing").out())
                .isEqualTo("billing cccccccc: on, next 1970-01-05T03:00:00+00:00\n");
        assertThat(cli.run("schedule", "off", "mail", WHOLE, "--json").out())
                .startsWith("{\"" + WHOLE + "\":{\"enable\":true,");
        service.requests.clear();
        assertThat(cli.run("schedule", "rm", "mail", "aaaaa", "aaaac").code()).isEqualTo(4);
        assertThat(service.askedOfScheduler()).containsExactly("getAll[]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "run mail aaaa   | 1 | 'aaaa' may be each of these schedules of job mail: aaaaaaaa, aaaabbbb",
                "run mail        | 1 | job mail has 2 schedules; say which: aaaaaaaa, aaaabbbb",
                "run mail abcd   | 4 | job mail has no schedule 'abcd'",
                "rm idle         | 4 | job idle has no schedule",
                "show nobody     | 4 | no job is called 'nobody'",
                "next mial abcd  | 4 | no job is called 'mial'; did you mean 'mail'?",
            })
    void an_id_that_means_none_or_several_is_refused(String line, int code, String told) {
        assertThat(cli.run(("schedule " + line).split(" +"))).isEqualTo(new Result(code, "", "reeve: " + told + "\n"));
    }

    @Test
    void a_whole_id_is_not_looked_up_unless_it_is_refused() {
        assertThat(cli.run("schedule", "run", "mail", WHOLE).out()).isEqualTo("mail 41d1d4e3: run 71\n");
        assertThat(service.askedOfScheduler()).containsExactly("run[\"mail\",\"" + WHOLE + "\"]");
        scheduler.refuses("run", "job 'mail' has no schedule");
        assertThat(cli.run("schedule", "run", "mail", WHOLE))
                .isEqualTo(new Result(4, "", "reeve: job mail has no schedule '" + WHOLE + "'\n"));
        assertThat(cli.run("schedule", "run", "nobody", WHOLE).code()).isEqualTo(4);
        scheduler.refuses("run", "not today");
        assertThat(cli.run("schedule", "run", "billing")).isEqualTo(new Result(1, "", "reeve: not today\n"));
    }

    @Test
    void what_the_service_finds_wrong_is_told_as_it_is() {
        scheduler.refuses("add", "timezone: what\ncron: what");
        assertThat(cli.run("schedule", "add", "mail", "@daily"))
                .isEqualTo(new Result(1, "", "reeve: timezone: what\ncron: what\n"));
        assertThat(cli.run("schedule", "add", "nobody", "@daily").code()).isEqualTo(4);
    }

    @Test
    void a_service_without_a_scheduler_says_so() throws IOException {
        try (FakeService bare = new FakeService(0)) {
            cli.environment.put("REEVE_URL", bare.url().toString());
            assertThat(cli.run("schedule", "ls"))
                    .isEqualTo(new Result(
                            1, "", "reeve: the service has no schedules: its plugin scheduler is not loaded\n"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "schedule",
                "schedule lst",
                "schedule ls --wait",
                "schedule add",
                "schedule add mail",
                "schedule add mail @daily --condition {}",
                "schedule add mail @daily --set cron=@hourly",
                "schedule add mail --condition {",
                "schedule add mail --condition 03",
                "schedule add mail @daily --set retries",
                "schedule set mail",
                "schedule set mail aaaaaaaa",
                "schedule set mail aaaaaaaa retries",
                "schedule set mail aaaaaaaa retries=1 retries=2",
                "schedule rm",
                "schedule rm mail aaa",
                "schedule run mail aaaaaaaa more",
                "schedule show mail --lang fr",
                "schedule next",
                "schedule next mail aaaaaaaa more",
                "schedule next mail -n 0",
                "schedule next mail -n 1001",
                "schedule next mail --condition {}",
                "schedule next --set timezone=UTC",
                "schedule history mail -n many",
                "schedule history mail --outcome NONE",
                "schedule history mail --since yesterday",
                "schedule history mail --since 1h --until 2h",
            })
    void wrong_usage_is_told_before_the_service_is_asked(String line) {
        Result refused = cli.run(line.split(" "));
        assertThat(refused.code()).as(refused.err()).isEqualTo(2);
        assertThat(refused.err()).contains("\n\nUsage: reeve schedule ");
        assertThat(service.requests).isEmpty();
    }

    @Test
    void each_command_has_its_own_help_and_options_may_stand_before_it() {
        assertThat(cli.run("schedule", "next", "--help").out())
                .startsWith("Usage: reeve schedule next ")
                .contains("--lang");
        assertThat(cli.run("schedule", "--help").out()).startsWith("Usage: reeve schedule COMMAND");
        assertThat(cli.run("schedule", "lst").err())
                .startsWith("reeve: schedule has no command lst; did you mean 'ls'?\n\nUsage: reeve schedule COMMAND");
        assertThat(cli.run("schedule", "--json", "ls").out()).startsWith("{");
    }
}
