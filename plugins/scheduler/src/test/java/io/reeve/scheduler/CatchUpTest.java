package io.reeve.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import io.reeve.mbeans.RunOutcome;
import io.reeve.mbeans.RunTrigger;
import io.reeve.mbeans.ScheduleRun;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of firings while the service is down: of one each hour at half past, from 12:00 on. */
final class CatchUpTest {

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // downtime | catchUp | concurrency | missed | made up for | skipped
                "PT20M  | none | forbid  |   0 |   0 |  0",
                "PT1H   | none | forbid  |   1 |   0 |  0",
                "PT1H   | once | forbid  |   0 |   1 |  0",
                "PT1H   | all  | forbid  |   0 |   1 |  0",
                "PT24H  | none | forbid  |  24 |   0 |  0",
                "PT24H  | once | forbid  |   0 |   1 |  0",
                "PT24H  | all  | forbid  |   0 |   1 | 23",
                "PT24H  | all  | queue   |   0 |  24 |  0",
                "PT24H  | all  | replace |   0 |   1 |  0",
                "PT720H | none | queue   | 720 |   0 |  0",
                "PT720H | once | queue   |   0 |   1 |  0",
                "PT720H | once | replace |   0 |   1 |  0",
                "PT720H | all  | queue   | 620 | 100 |  0",
                "PT720H | all  | replace | 620 |   1 |  0",
            })
    void downtime(Duration down, String catchUp, String concurrency, long missed, long madeUp, long skipped) {
        Rig rig = new Rig(directory);
        rig.add(Map.of("cron", "30 * * * *", "catchUp", catchUp, "concurrency", concurrency));
        rig.pass(Duration.ofMinutes(1));
        rig.kill();
        rig.pass(down);
        rig.start();
        while (rig.jobs.situation(Target.ofJob("billing")).isUp()) {
            rig.jobs.finish("billing", 0);
        }
        assertThat(rig.history().stream().mapToLong(ScheduleRun::missed).sum()).isEqualTo(missed);
        assertThat(rig.jobs.starts).hasSize((int) madeUp);
        assertThat(rig.outcomes().stream().filter(RunOutcome.SKIPPED::equals)).hasSize((int) skipped);
        assertThat(rig.history())
                .filteredOn(run -> run.outcome() != RunOutcome.MISSED)
                .allMatch(run -> run.trigger() == RunTrigger.CATCH_UP);
        rig.kill();
        rig.start();
        assertThat(rig.jobs.starts).as("once").hasSize((int) madeUp);
    }

    @ParameterizedTest
    @CsvSource({"none,0", "once,0", "all,3"})
    void a_deadline_bounds_what_is_made_up_for(String catchUp, int madeUp) {
        Rig rig = new Rig(directory);
        rig.add(Map.of("cron", "0 * * * *", "catchUp", catchUp, "deadline", "150m", "concurrency", "queue"));
        rig.kill();
        rig.pass(Duration.ofMinutes(10 * 60 + 20));
        rig.start();
        while (rig.jobs.situation(Target.ofJob("billing")).isUp()) {
            rig.jobs.finish("billing", 0);
        }
        assertThat(rig.jobs.starts).hasSize(catchUp.equals("once") ? 1 : madeUp);
    }

    @ParameterizedTest
    @CsvSource({"PT10M,1,0", "PT50M,1,0", "PT70M,0,1", "P2DT30M,1,2"})
    void a_condition_whose_period_is_not_over_is_on_time(Duration down, int started, long missed) {
        Rig rig = new Rig(directory);
        rig.pass(Duration.ofMinutes(55));
        rig.add(Map.of("condition", Map.of("H", "13")));
        rig.kill();
        rig.pass(down);
        rig.start();
        assertThat(rig.jobs.starts).hasSize(started);
        assertThat(rig.history().stream().mapToLong(ScheduleRun::missed).sum()).isEqualTo(missed);
    }

    @ParameterizedTest
    @CsvSource({"PT2M,0", "PT10M,1", "P30D,1"})
    void an_interval_since_the_last_firing_misses_nothing(Duration down, int started) {
        Rig rig = new Rig(directory);
        rig.add(Map.of("condition", Map.of("U", 300)));
        assertThat(rig.jobs.starts).as("never fired is due at once").hasSize(1);
        rig.jobs.finish("billing", 0);
        rig.kill();
        rig.pass(down);
        rig.start();
        assertThat(rig.jobs.starts).hasSize(1 + started);
        assertThat(rig.history()).allMatch(run -> run.missed() == 0);
    }
}
