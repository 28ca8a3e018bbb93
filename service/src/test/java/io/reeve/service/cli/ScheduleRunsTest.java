package io.reeve.service.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import io.reeve.service.cli.CommandLineTester.Result;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Runs of schedules, past and to come. The tester's clock says that it is 04:18:10 in UTC on the fourth of January 1970. */
final class ScheduleRunsTest {
    private static final String FAILED = "'outcome':'FAILED','exit':'exit code 3','reason':'ended with exit code 3',"
            + "'endedAtMillis':270064010,'lastLines':['no luck:\\tdb','refused\\u001b[2J']";

    private final FakeService service = new FakeService(0);
    private final FakeScheduler scheduler = service.scheduler;
    private final CommandLineTester cli = new CommandLineTester();

    ScheduleRunsTest() throws IOException {
        cli.environment.put("REEVE_URL", service.url().toString());
        service.job("mail", "STOPPED", 0);
        scheduler.schedule("mail", "aaaaaaaa-1", "'timeoutMillis':5400000,'jitterMillis':1500,'endMillis':356400000");
        scheduler.answers("run", "71");
    }

    @AfterEach
    void close() {
        service.close();
    }

    @Test
    void history_is_a_table_of_firings_with_what_they_came_to() {
        scheduler.answers(
                "history",
                "["
                        + FakeScheduler.run(
                                9,
                                "'outcome':'RUNNING','endedAtMillis':0,'exit':'','reason':'','trigger':'RETRY',"
                                        + "'attempt':2")
                        + "," + FakeScheduler.run(8, FAILED + ",'trigger':'MANUAL','by':'ann'")
                        + ","
                        + FakeScheduler.run(
                                7,
                                "'outcome':'MISSED','startedAtMillis':0,'exit':'',"
                                        + "'reason':'nobody was there','missed':12")
                        + "," + FakeScheduler.run(6, "'trigger':'CATCH_UP','reason':'so be it'")
                        + "," + FakeScheduler.run(5, "'trigger':'MANUAL','reason':'','peakBytes':536870912") + "]");
        assertThat(cli.run("schedule", "history", "mail", "-v")).isEqualTo(new Result(0, """
                RUN  DUE                        STARTED                    TOOK       PEAK     OUTCOME    BY            REASON
                9    1970-01-04T03:00:00+00:00  1970-01-04T03:00:00+00:00  -          -        RUNNING    retry, try 2  -
                8    1970-01-04T03:00:00+00:00  1970-01-04T03:00:00+00:00  1 min 4 s  -        FAILED     ann           ended with exit code 3
                    no luck: db
                    refused?[2J
                7    1970-01-04T03:00:00+00:00  -                          -          -        MISSED     schedule      nobody was there (12 times)
                6    1970-01-04T03:00:00+00:00  1970-01-04T03:00:00+00:00  42 ms      -        SUCCEEDED  catch-up      exit code 0, so be it
                5    1970-01-04T03:00:00+00:00  1970-01-04T03:00:00+00:00  42 ms      512 MiB  SUCCEEDED  manual        exit code 0
                """, ""));
        assertThat(cli.run("schedule", "history", "mail").out()).doesNotContain("no luck");
        assertThat(JsonParser.parseString(
                                cli.run("schedule", "history", "mail", "--json").out())
                        .getAsJsonArray())
                .hasSize(5);
    }

    @Test
    void of_several_schedules_each_run_is_told_with_its_id() {
        scheduler.answers(
                "history",
                "[" + FakeScheduler.run(9, "") + "," + FakeScheduler.run(8, "'schedule':'aaaaaaaa-2'") + "]");
        assertThat(cli.run("schedule", "history", "mail").out())
                .contains("RUN  ID          DUE", "9    aaaaaaaa-1  1970", "8    aaaaaaaa-2  1970");
    }

    @Test
    void history_asks_for_what_is_wanted_and_tells_nothing_from_nobody() {
        scheduler.answers("history", "[]");
        assertThat(cli.run(
                        "schedule",
                        "history",
                        "mail",
                        "aaaa",
                        "--outcome",
                        "timed-out",
                        "--since",
                        "1h",
                        "--until",
                        "1970-01-04",
                        "-n",
                        "3"))
                .returns(2, Result::code);
        assertThat(cli.run(
                        "schedule",
                        "history",
                        "mail",
                        "aaaa",
                        "--outcome",
                        "timed-out",
                        "--since",
                        "1970-01-03",
                        "--until",
                        "1970-01-04",
                        "-n",
                        "3"))
                .isEqualTo(new Result(0, "", ""));
        assertThat(service.askedOfScheduler())
                .contains("history[\"mail\",\"aaaaaaaa-1\",\"TIMED_OUT\",172800000,259200000,3]");
        assertThat(cli.run("schedule", "history", "mail")).isEqualTo(new Result(0, "", ""));
        assertThat(service.askedOfScheduler()).contains("history[\"mail\",\"\",\"\",0,0,20]");
        assertThat(cli.run("schedule", "history", "nobody"))
                .isEqualTo(new Result(4, "", "reeve: no job is called 'nobody'\n"));
        String other = "41d1d4e3-c5a1-43a6-81c8-c5a58082913c";
        assertThat(cli.run("schedule", "history", "mail", other).err())
                .isEqualTo("reeve: job mail has no schedule '" + other + "'\n");
    }

    @Test
    void run_waits_if_it_is_told_to_and_its_exit_code_says_whether_it_succeeded() {
        scheduler.answers(
                "history",
                "[" + FakeScheduler.run(71, "'outcome':'WAITING','startedAtMillis':0") + "]",
                "[" + FakeScheduler.run(72, "") + "," + FakeScheduler.run(71, "'outcome':'RUNNING'") + "]",
                "[" + FakeScheduler.run(71, "") + "]");
        assertThat(cli.run("schedule", "run", "mail", "--wait"))
                .isEqualTo(new Result(0, "mail aaaaaaaa: run 71\nSUCCEEDED after 42 ms: ended with exit code 0\n", ""));
        assertThat(service.askedOfScheduler())
                .endsWith(
                        "history[\"mail\",\"aaaaaaaa-1\",\"\",0,0,1000]",
                        "history[\"mail\",\"aaaaaaaa-1\",\"\",270000000,0,1000]",
                        "history[\"mail\",\"aaaaaaaa-1\",\"\",270000000,0,1000]");
        scheduler.answers("history", "[" + FakeScheduler.run(71, FAILED) + "]");
        assertThat(cli.run("schedule", "run", "mail", "--wait")).isEqualTo(new Result(1, """
                        mail aaaaaaaa: run 71
                        FAILED after 1 min 4 s: ended with exit code 3
                            no luck: db
                            refused?[2J
                        """, ""));
        Result json = cli.run("schedule", "run", "mail", "--wait", "--json");
        assertThat(json.code()).isEqualTo(1);
        assertThat(JsonParser.parseString(json.out())
                        .getAsJsonObject()
                        .get("run")
                        .getAsLong())
                .isEqualTo(71);
        scheduler.answers("history", "[]");
        assertThat(cli.run("schedule", "run", "mail", "--wait").err())
                .isEqualTo("reeve: run 71 of mail aaaaaaaa is not on record: its end is unknown\n");
    }

    @Test
    void run_does_not_wait_otherwise() {
        assertThat(cli.run("schedule", "run", "mail")).isEqualTo(new Result(0, "mail aaaaaaaa: run 71\n", ""));
        assertThat(cli.run("schedule", "run", "mail", "--json").out())
                .isEqualTo("{\"job\":\"mail\",\"schedule\":\"aaaaaaaa-1\",\"run\":71}\n");
    }

    @Test
    void next_says_when_in_english_or_chinese() {
        scheduler.answers("next", "{'english':'at 03:00','chinese':'三点','next':[356400000,442800000]}");
        assertThat(cli.run("schedule", "next", "mail").out())
                .isEqualTo("at 03:00\n1970-01-05T03:00:00+00:00\n1970-01-06T03:00:00+00:00\n");
        assertThat(cli.run("schedule", "next", "mail", "aaaa", "-n", "2", "--lang", "zh")
                        .out())
                .startsWith("三点\n1970");
        assertThat(service.askedOfScheduler())
                .contains("next[\"mail\",\"aaaaaaaa-1\",5]", "next[\"mail\",\"aaaaaaaa-1\",2]");
        scheduler.answers("next", "{'english':'at 03:00','chinese':'三点','next':[]}");
        assertThat(cli.run("schedule", "next", "mail").out())
                .isEqualTo("at 03:00\nno next time: it is off, it is over, or it waits for a boot\n");
        assertThat(cli.run("schedule", "next", "mail", "--lang", "zh", "--json").out())
                .contains("\"chinese\":\"三点\"", "\"next\":[]");
    }

    @Test
    void next_previews_what_is_not_added() {
        scheduler.answers("preview", "{'english':'at 03:00','chinese':'三点','next':[356400000]}");
        assertThat(cli.run("schedule", "next", "--cron", "0 3 * * *", "--set", "timezone=Asia/Shanghai", "-n", "1")
                        .out())
                .isEqualTo("at 03:00\n1970-01-05T03:00:00+00:00\n");
        assertThat(service.askedOfScheduler())
                .containsExactly(
                        "preview[\"{\\\"cron\\\":\\\"0 3 * * *\\\",\\\"timezone\\\":\\\"Asia/Shanghai\\\"}\",1]");
        scheduler.refuses("preview", "cron: what");
        assertThat(cli.run("schedule", "next", "--condition", "{\"H\":\"99\"}"))
                .isEqualTo(new Result(1, "", "reeve: cron: what\n"));
    }

    @Test
    void show_has_all_settings_by_their_names() {
        scheduler.answers("get", scheduler.info("mail", "aaaaaaaa-1"));
        scheduler.answers("next", "{'english':'at 03:00','chinese':'三点','next':[]}");
        assertThat(cli.run("schedule", "show", "mail").out()).isEqualTo("""
                job          mail
                id           aaaaaaaa-1
                words        at 03:00
                cron         0 3 * * *
                timezone     Etc/UTC
                start        -
                end          1970-01-05T03:00:00+00:00
                enable       true
                action       start
                signal       -
                concurrency  forbid
                catchUp      none
                deadline     -
                jitter       1500ms
                timeout      90m
                retries      0
                retryDelay   10s
                created      1970-01-01T00:16:40+00:00
                next         1970-01-05T03:00:00+00:00
                last         1970-01-04T03:00:00+00:00
                outcome      SUCCEEDED
                """);
        assertThat(cli.run("schedule", "show", "mail", "--lang", "zh").out()).contains("words        三点\n");
        assertThat(cli.run("schedule", "show", "mail", "--lang", "zh", "--json").out())
                .contains("\"words\":\"三点\"", "\"timeoutMillis\":5400000");
    }
}
