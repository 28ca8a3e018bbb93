package io.reeve.service.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reeve.mbeans.JobUsage;
import io.reeve.service.output.OutputListener;
import io.reeve.service.posix.Posix;
import io.reeve.service.probe.ManualTimer;
import io.reeve.service.process.Command;
import io.reeve.service.process.HostFixture;
import io.reeve.service.process.Run;
import io.reeve.service.process.TreeUse;
import io.reeve.service.process.Workers;
import io.reeve.spi.Signals;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real runs whose use the test makes up, on a timer that the test moves on; and one that is real in all. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class UsageHistoryTest {
    private static final Duration INTERVAL = Duration.ofSeconds(10);
    private static final long SECOND = Posix.ticksPerSecond();
    private static final TreeUse NOTHING = new TreeUse(0, 0);

    @TempDir
    Path directory;

    private final ManualTimer timer = new ManualTimer();
    private final UsageHistory history =
            new UsageHistory(this::look, new Workers(timer, timer, timer.clock()), INTERVAL);
    private final Map<Run, TreeUse> uses = new HashMap<>();
    private final List<Run> runs = new ArrayList<>();
    private boolean broken;
    private int looks;
    private HostFixture fixture;

    @BeforeEach
    void open() throws Exception {
        fixture = HostFixture.open(directory);
    }

    @AfterEach
    void close() throws Exception {
        for (Run run : runs) {
            end(run);
        }
        fixture.close();
    }

    private Map<Run, TreeUse> look(Collection<Run> watched) {
        looks++;
        if (broken) {
            throw new IllegalStateException("cannot list /proc");
        }
        Map<Run, TreeUse> found = new HashMap<>(uses);
        found.keySet().retainAll(watched);
        return found;
    }

    private Run run(String key, String... command) throws Exception {
        Run run = fixture.host()
                .start(
                        key,
                        new Command(List.of(command), directory, Map.of()),
                        false,
                        "",
                        Optional.empty(),
                        OutputListener.NONE)
                .get(30, TimeUnit.SECONDS);
        runs.add(run);
        return run;
    }

    private Run sleeper(String key) throws Exception {
        return run(key, "/bin/sleep", "600");
    }

    private void end(Run run) throws Exception {
        fixture.host().stop(run, Signals.TERM, Duration.ofSeconds(5)).get(30, TimeUnit.SECONDS);
    }

    @Test
    void each_sample_has_what_was_used_since_the_one_before() throws Exception {
        Run run = sleeper("a");
        history.watch("a", run);
        uses.put(run, new TreeUse(100, 7 * SECOND));
        timer.advance(INTERVAL);
        uses.put(run, new TreeUse(300, 12 * SECOND));
        timer.advance(INTERVAL);
        uses.put(run, new TreeUse(200, 10 * SECOND));
        timer.advance(INTERVAL);
        JobUsage usage = history.last("a", 60);
        assertThat(usage.residentBytes()).containsExactly(100L, 300L, 200L);
        assertThat(usage.cpuPercent())
                .as("nothing is known of the time before the first, and time that is lost does not count")
                .containsExactly(0.0, 50.0, 0.0);
        assertThat(usage.atMillis()).isEqualTo(timer.clock().millis());
        assertThat(usage.intervalMillis()).isEqualTo(10_000);
        assertThat(history.last("a", 2).residentBytes()).containsExactly(300L, 200L);
    }

    @Test
    void all_runs_of_a_job_count_and_each_job_by_itself() throws Exception {
        Run one = sleeper("a");
        Run two = sleeper("a.2");
        Run other = sleeper("b");
        history.watch("a", one);
        history.watch("a", two);
        history.watch("b", other);
        uses.putAll(Map.of(one, new TreeUse(1, 0), two, new TreeUse(2, 0), other, new TreeUse(4, 0)));
        timer.advance(INTERVAL);
        uses.putAll(Map.of(one, new TreeUse(1, SECOND), two, new TreeUse(2, SECOND), other, new TreeUse(4, 0)));
        timer.advance(INTERVAL);
        assertThat(looks).isEqualTo(2);
        Map<String, JobUsage> last = history.last(1);
        assertThat(last.get("a").residentBytes()).containsExactly(3L);
        assertThat(last.get("a").cpuPercent()).containsExactly(20.0);
        assertThat(last.get("b").cpuPercent()).containsExactly(0.0);
    }

    @Test
    void a_job_that_is_down_has_zeros_and_is_forgotten_when_it_has_no_others() throws Exception {
        Run run = sleeper("a");
        CompletableFuture<?> unwatched = history.watch("a", run);
        uses.put(run, new TreeUse(100, 0));
        timer.advance(INTERVAL);
        end(run);
        runs.clear();
        unwatched.get(30, TimeUnit.SECONDS);
        timer.advance(INTERVAL);
        assertThat(history.last("a", 60).residentBytes()).containsExactly(100L, 0L);
        timer.advance(INTERVAL.multipliedBy(58));
        assertThat(history.last("a", 60).residentBytes())
                .hasSize(60)
                .startsWith(100L)
                .endsWith(0L);
        assertThat(timer.waiting()).isOne();
        timer.advance(INTERVAL);
        assertThat(history.last(60)).isEmpty();
        assertThat(history.last("a", 60).residentBytes()).isEmpty();
        assertThat(timer.waiting()).as("nothing runs").isZero();
        assertThat(looks).as("there was nothing to look at").isOne();
        history.watch("b", sleeper("b"));
        assertThat(timer.waiting()).isOne();
    }

    @Test
    void only_so_many_samples_are_kept() throws Exception {
        Run run = sleeper("a");
        history.watch("a", run);
        for (long i = 1; i <= 100; i++) {
            uses.put(run, new TreeUse(i, 0));
            timer.advance(INTERVAL);
        }
        assertThat(history.last("a", 60).residentBytes())
                .hasSize(60)
                .startsWith(41L)
                .endsWith(100L);
        history.forget("a");
        assertThat(history.last("a", 60).residentBytes()).isEmpty();
        for (int wrong : new int[] {0, -1, 61}) {
            assertThatThrownBy(() -> history.last(wrong))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("samples: expected 1 to 60, not " + wrong);
        }
    }

    @Test
    void a_look_that_fails_is_not_the_last_one() throws Exception {
        Run run = sleeper("a");
        history.watch("a", run);
        uses.put(run, new TreeUse(1, 0));
        broken = true;
        timer.advance(INTERVAL);
        broken = false;
        timer.advance(INTERVAL);
        assertThat(history.last("a", 60).residentBytes()).containsExactly(1L);
    }

    @Test
    void real_processes_use_what_the_kernel_says() throws Exception {
        Run busy = run("busy", "/bin/sh", "-c", "while :; do :; done");
        Run idle = sleeper("idle");
        fixture.await(() -> {
            // One of which nothing is there yet uses nothing.
            Map<Run, TreeUse> now = TreeUse.of(List.of(busy, idle));
            return now.containsKey(idle) && now.getOrDefault(busy, NOTHING).cpuMillisSince(NOTHING) >= 100;
        });
        Map<Run, TreeUse> now = TreeUse.of(List.of(busy, idle));
        assertThat(now.get(idle).residentBytes()).isPositive();
        assertThat(now.get(idle).cpuTicks()).isLessThan(now.get(busy).cpuTicks());
        assertThat(TreeUse.of(Collections.emptyList())).isEmpty();
    }
}
