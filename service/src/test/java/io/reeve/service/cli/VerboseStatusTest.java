package io.reeve.service.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonNull;
import com.google.gson.JsonParser;
import io.reeve.service.cli.CommandLineTester.Result;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The table to the letter; CommandsTest has that of a real service. */
final class VerboseStatusTest {
    private final FakeService service = new FakeService(0);
    private final CommandLineTester cli = new CommandLineTester();

    VerboseStatusTest() throws IOException {
        cli.environment.put("REEVE_URL", service.url().toString());
        service.job("pair", "RUNNING", 71);
        service.status("pair").addProperty("instances", 2);
        service.status("pair").addProperty("running", 1);
        service.answers.put("Instances", JsonParser.parseString("""
                [{'number':1,'state':'RUNNING','pid':71,'startedAtMillis':1000000,'runs':4,'restarts':3,'reason':'running'},
                 {'number':2,'state':'BACKOFF','pid':0,'startedAtMillis':0,'runs':1,'restarts':0,'reason':'ended'}]"""));
        service.answers.put("OneShots", JsonParser.parseString("[]"));
        service.answers.put("memInstances", JsonParser.parseString("{'1':{'residentBytes':646432}}"));
    }

    @AfterEach
    void close() {
        service.close();
    }

    /** P17, P18. */
    @Test
    void has_the_columns_of_process_manage_and_memory_in_megabytes_and_bytes() {
        assertThat(cli.run("status", "-v", "pair")).isEqualTo(new Result(0, """
                TYPE      PID  TITLE   STATE    MEMORY(M)       START                RUN(S)  COUNT  WORK  RESTARTS  REASON
                Job       --   pair    RUNNING  0.616(646432b)  1970-01-01 00:16:40  273690  1/2    --    2         said so
                Instance  71   pair:1  RUNNING  0.616(646432b)  1970-01-01 00:16:40  273690  --     4     3         running
                Instance  --   pair:2  BACKOFF  --              --                   --      --     1     0         ended
                """, ""));
    }

    @Test
    void has_a_line_for_each_one_shot_run() {
        service.answers.put("OneShots", JsonParser.parseString("""
                [{'number':1001,'state':'EXITED','pid':0,'startedAtMillis':0,'runs':1,'restarts':0,'reason':'ended'}]"""));
        assertThat(cli.run("status", "-v", "pair").out()).contains("One-shot  --   pair:1001  EXITED ");
    }

    /** P17. */
    @Test
    void shows_what_is_refused_or_silent_by_dashes_and_drops_no_line() {
        service.answers.put("memInstances", JsonNull.INSTANCE);
        assertThat(cli.run("status", "-v").out().lines().map(line -> line.split(" {2,}")[4]))
                .containsExactly("MEMORY(M)", "--", "--", "--");
        service.answers.put("Instances", JsonNull.INSTANCE);
        assertThat(cli.run("status", "-v").out().lines()).hasSize(2);
    }

    @Test
    void is_for_people_and_leaves_json_as_it_is() {
        assertThat(cli.run("status", "-v", "--json", "pair"))
                .isEqualTo(cli.run("status", "--json", "pair"))
                .extracting(Result::code)
                .isEqualTo(0);
    }
}
