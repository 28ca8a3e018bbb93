package io.reeve.service.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class SweepTest {
    private final ExecutorService pool = Executors.newSingleThreadExecutor();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final Workers workers = new Workers(pool, timer, Clock.systemUTC());

    @AfterEach
    void close() {
        pool.shutdownNow();
        timer.shutdownNow();
    }

    @Test
    void one_census_serves_all_who_asked_before_it_began() {
        CompletableFuture<Boolean> busy = new CompletableFuture<>();
        pool.execute(busy::join);
        Sweep sweep = new Sweep(workers, Set::of);
        CompletableFuture<Census> first = sweep.census();
        CompletableFuture<Census> second = sweep.census();
        busy.complete(true);
        assertThat(second.join()).isSameAs(first.join());
    }

    @Test
    void a_census_that_has_begun_serves_nobody_else() {
        CompletableFuture<Sweep> sweep = new CompletableFuture<>();
        CompletableFuture<CompletableFuture<Census>> askedMeanwhile = new CompletableFuture<>();
        sweep.complete(new Sweep(workers, () -> {
            if (!askedMeanwhile.isDone()) {
                askedMeanwhile.complete(sweep.join().census());
            }
            return Set.of();
        }));
        Census first = sweep.join().census().join();
        assertThat(askedMeanwhile.join().join()).isNotSameAs(first);
    }

    @Test
    void a_census_that_failed_does_not_hinder_the_next() {
        CompletableFuture<Boolean> failed = new CompletableFuture<>();
        Sweep sweep = new Sweep(workers, () -> {
            if (failed.complete(true)) {
                throw new IllegalStateException("no processes today");
            }
            return Set.of();
        });
        assertThat(sweep.census()).failsWithin(Duration.ofSeconds(30));
        assertThat(sweep.census().join()).isNotNull();
    }
}
