package io.reeve.service.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import io.reeve.service.cli.CommandLineTester.Result;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands for jobs that are chosen by their labels. */
final class SelectorOptionTest {
    private final FakeService service = new FakeService(0);
    private final CommandLineTester cli = new CommandLineTester();

    SelectorOptionTest() throws IOException {
        cli.environment.put("REEVE_URL", service.url().toString());
        job("api", "RUNNING", Map.of("team", "billing", "tier", "web"));
        job("db", "STOPPED", Map.of("team", "billing", "tier", "db"));
        job("mail", "RUNNING", Map.of("team", "mail"));
        job("team", "RUNNING", Map.of());
    }

    private void job(String name, String state, Map<String, String> labels) {
        service.job(name, state, state.equals("RUNNING") ? 71 : 0);
        service.labels.put(name, labels);
    }

    @AfterEach
    void close() {
        service.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-l team=billing               | api db",
                "--selector team=billing       | api db",
                "--selector=team=billing,tier!=db | api",
                "-l !team                      | team",
                "-l team=billing -l team=mail  | api db mail",
                "-l team=mail api              | api mail",
                "api -l team=billing           | api db",
                "team -l team=mail             | mail team",
                "m* -l tier                    | api db mail",
            })
    void names_globs_and_selectors_together_stand_for_all_that_one_of_them_does(String words, String jobs) {
        Result status = cli.run(("--json status " + words).split(" +"));
        assertThat(JsonParser.parseString(status.out()).getAsJsonObject().keySet())
                .containsExactlyInAnyOrder(jobs.split(" "));
    }

    @Test
    void ls_lists_those_that_fit() {
        assertThat(cli.run("ls", "-l", "team=billing")).isEqualTo(new Result(0, "api  RUNNING\ndb   STOPPED\n", ""));
        assertThat(cli.run("ls", "-l", "tier=db", "-l", "team=mail").out()).isEqualTo("db    STOPPED\nmail  RUNNING\n");
        service.statuses.clear();
        assertThat(cli.run("ls")).isEqualTo(new Result(0, "", ""));
    }

    @Test
    void a_selector_stands_for_the_jobs_to_which_the_command_applies() {
        assertThat(cli.run("stop", "-l", "team=billing")).isEqualTo(new Result(0, "api: STOPPED\n", ""));
        assertThat(cli.run("start", "-l", "team=billing"))
                .isEqualTo(new Result(0, "api: RUNNING, pid 71\ndb: RUNNING, pid 71\n", ""));
        assertThat(cli.run("start", "-l", "team=billing")).isEqualTo(new Result(0, "", ""));
        assertThat(cli.run("restart", "-l", "team=mail")).isEqualTo(new Result(0, "mail: RUNNING, pid 72\n", ""));
        service.answers.put("rollingRestart", service.status("mail"));
        assertThat(cli.run("restart", "--rolling", "-l", "team=mail").code()).isZero();
        service.answers.put("wakeup", service.status("mail"));
        assertThat(cli.run("wakeup", "-l", "team=mail").out()).startsWith("mail: ");
        service.answers.put("signal", service.status("mail"));
        assertThat(cli.run("signal", "HUP", "-l", "team=mail").out()).startsWith("mail: ");
        assertThat(cli.run("signal", "HUP").code()).isEqualTo(2);
    }

    @Test
    void status_mem_explain_scale_and_delete_take_one() {
        assertThat(cli.run("status", "-l", "team=billing").code()).isEqualTo(5);
        assertThat(cli.run("status", "-l", "team=mail").out()).contains("mail").doesNotContain("api");
        service.status("api").addProperty("instances", 1);
        service.status("api").addProperty("running", 1);
        service.answers.put("Instances", JsonParser.parseString("[]"));
        service.answers.put("OneShots", JsonParser.parseString("[]"));
        service.answers.put("run", JsonParser.parseString("{'number':1001,'pid':72}"));
        assertThat(cli.run("run", "-l", "team=billing").out()).isEqualTo("api:1001: pid 72\ndb:1001: pid 72\n");
        service.answers.put("memInstances", JsonParser.parseString("{}"));
        assertThat(cli.run("status", "-v", "-l", "tier=web").out())
                .contains("api")
                .doesNotContain("mail");
        assertThat(cli.run("mem", "-l", "tier=web").out()).contains("api").doesNotContain("mail");
        service.answers.put("explain", new JsonPrimitive("so it is"));
        assertThat(cli.run("explain", "-l", "tier").out()).isEqualTo("so it is\nso it is\n");
        service.answers.put("scale", JsonParser.parseString("{'upkeep':{'instances':3}}"));
        assertThat(cli.run("scale", "-l", "tier", "3").out()).isEqualTo("api: instances 3\ndb: instances 3\n");
        assertThat(cli.run("scale", "mail", "-l", "tier=db", "3").out())
                .isEqualTo("mail: instances 3\ndb: instances 3\n");
        assertThat(cli.run("delete", "-l", "tier").out()).isEqualTo("api: deleted\ndb: deleted\n");
    }

    @Test
    void what_fits_no_job_is_told_and_nothing_is_done() {
        for (String command : new String[] {"start", "stop", "restart", "wakeup", "status", "ls", "mem", "explain"}) {
            assertThat(cli.run(command, "-l", "team=none"))
                    .as(command)
                    .isEqualTo(new Result(4, "", "reeve: no job matches team=none\n"));
        }
        assertThat(cli.run("stop", "api", "-l", "none").code()).isEqualTo(4);
        assertThat(service.status("api").get("state").getAsString()).isEqualTo("RUNNING");
    }

    @Test
    void an_unusable_selector_is_refused_by_the_service() {
        for (String selector : new String[] {"", "team=", "a b"}) {
            Result refused = cli.run("stop", "-l", selector);
            assertThat(refused.code()).as(selector).isEqualTo(selector.equals("team=") ? 4 : 1);
        }
        assertThat(cli.run("ls", "-l", "a b").err()).startsWith("reeve: 'a b' is no selector: expected NAME=value");
    }

    @ParameterizedTest
    @ValueSource(strings = {"stop", "stop -l", "scale -l tier", "scale 3", "delete", "read -l team", "ls team"})
    void what_is_missing_or_too_much_is_wrong_usage(String line) {
        assertThat(cli.run(line.split(" ")).code()).isEqualTo(2);
        assertThat(service.requests).isEmpty();
    }
}
