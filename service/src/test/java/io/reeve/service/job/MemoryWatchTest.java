package io.reeve.service.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.reeve.service.output.OutputListener;
import io.reeve.service.probe.ManualTimer;
import io.reeve.service.process.Command;
import io.reeve.service.process.HostFixture;
import io.reeve.service.process.Run;
import io.reeve.service.process.Workers;
import io.reeve.spi.Signals;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real runs whose memory the test makes up, on a timer that the test moves on. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class MemoryWatchTest {
    private static final Duration INTERVAL = Duration.ofSeconds(5);
    private static final MemoryLimit LIMIT = new MemoryLimit(100);

    @TempDir
    Path directory;

    private final ManualTimer timer = new ManualTimer();
    private final MemoryWatch watch = new MemoryWatch(this::look, new Workers(timer, timer, timer.clock()), INTERVAL);
    private final List<Set<Run>> looks = new ArrayList<>();
    private final Map<Run, Long> memory = new HashMap<>();
    private final List<String> told = new ArrayList<>();
    private final List<Run> runs = new ArrayList<>();
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

    @Test
    void one_look_finds_all_that_have_too_much() throws Exception {
        watch.watch(run("a", 101), () -> LIMIT, why -> told.add("a " + why));
        watch.watch(run("b", 100), () -> LIMIT, why -> told.add("b " + why));
        watch.watch(run("c", 999), () -> MemoryLimit.NONE, why -> told.add("c " + why));
        assertThat(looks).isEmpty();
        timer.advance(INTERVAL);
        assertThat(told).containsExactly("a 101 bytes are more than 100 bytes");
        assertThat(looks).containsExactly(Set.of(runs.get(0), runs.get(1)));
        memory.put(runs.get(1), 102L);
        timer.advance(INTERVAL);
        assertThat(told).containsExactly("a 101 bytes are more than 100 bytes", "b 102 bytes are more than 100 bytes");
        assertThat(looks).hasSize(2);
    }

    @Test
    void nothing_waits_while_no_run_has_a_limit() throws Exception {
        MemoryLimit[] limit = {MemoryLimit.NONE};
        watch.watch(run("a", 101), () -> limit[0], told::add);
        watch.reconsider();
        assertThat(timer.waiting()).isZero();
        limit[0] = LIMIT;
        watch.reconsider();
        watch.reconsider();
        assertThat(timer.waiting()).isOne();
        timer.advance(INTERVAL);
        assertThat(told).hasSize(1);
        assertThat(timer.waiting()).isOne();
        limit[0] = MemoryLimit.NONE;
        timer.advance(INTERVAL);
        assertThat(timer.waiting()).isZero();
        assertThat(looks).hasSize(1);
    }

    @Test
    void nothing_waits_once_the_last_limited_run_has_ended() throws Exception {
        Run run = run("a", 1);
        watch.watch(run, () -> LIMIT, told::add);
        timer.advance(INTERVAL);
        assertThat(timer.waiting()).isOne();
        end(run);
        fixture.await(() -> {
            timer.advance(INTERVAL);
            return timer.waiting() == 0;
        });
    }

    @Test
    void a_look_that_fails_is_not_the_last_one() throws Exception {
        Run run = run("a", 101);
        memory.clear();
        watch.watch(run, () -> LIMIT, told::add);
        timer.advance(INTERVAL);
        assertThat(told).isEmpty();
        memory.put(run, 101L);
        timer.advance(INTERVAL);
        assertThat(told).hasSize(1);
    }

    @Test
    void is_told_once_until_the_definition_has_changed() throws Exception {
        watch.watch(run("a", 101), () -> LIMIT, told::add);
        timer.advance(INTERVAL.multipliedBy(3));
        assertThat(looks).hasSize(3);
        assertThat(told).hasSize(1);
        watch.reconsider();
        timer.advance(INTERVAL);
        assertThat(told).hasSize(2);
    }

    private Map<Run, Long> look(Collection<Run> limited) {
        if (memory.isEmpty()) {
            throw new IllegalStateException("cannot list /proc");
        }
        looks.add(Set.copyOf(limited));
        return memory;
    }

    private Run run(String job, long bytes) throws Exception {
        Command command = new Command(List.of("/bin/sleep", "600"), directory, Map.of());
        Run run = fixture.host()
                .start(job, command, false, "", Optional.empty(), OutputListener.NONE)
                .get(30, TimeUnit.SECONDS);
        runs.add(run);
        memory.put(run, bytes);
        return run;
    }

    private void end(Run run) throws Exception {
        fixture.host().stop(run, Signals.TERM, Duration.ofSeconds(5)).get(30, TimeUnit.SECONDS);
    }
}
