package io.reeve.service.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

final class RepeatedTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final ManualTimer timer = new ManualTimer();
    private final List<CompletableFuture<Verdict>> checks = new ArrayList<>();
    private final List<Verdict> verdicts = new ArrayList<>();
    private final Repeated repeated = new Repeated(this::check, SECOND, timer, verdicts::add);

    private CompletableFuture<Verdict> check() {
        CompletableFuture<Verdict> check = new CompletableFuture<>();
        checks.add(check);
        return check;
    }

    @Test
    void the_next_check_begins_an_interval_after_the_verdict_of_the_last_and_none_overlap() {
        repeated.after(Duration.ofSeconds(3));
        timer.advance(Duration.ofMillis(2999));
        assertThat(checks).isEmpty();
        timer.advance(Duration.ofMinutes(5));
        assertThat(checks).hasSize(1);
        checks.get(0).complete(Verdict.GOOD);
        timer.advance(Duration.ofMillis(999));
        assertThat(checks).hasSize(1);
        timer.advance(Duration.ofMillis(1));
        assertThat(checks).hasSize(2);
        assertThat(verdicts).containsExactly(Verdict.GOOD);
    }

    @Test
    void nothing_comes_after_it_was_cancelled_before_a_check() {
        repeated.after(SECOND);
        repeated.cancel();
        timer.advance(Duration.ofMinutes(1));
        repeated.after(SECOND);
        assertThat(checks).isEmpty();
        assertThat(timer.waiting()).isZero();
    }

    @Test
    void cancelling_ends_a_check_that_is_under_way_and_nobody_is_told() {
        repeated.after(Duration.ZERO);
        timer.advance(Duration.ZERO);
        repeated.cancel();
        assertThat(checks.get(0)).isCancelled();
        assertThat(verdicts).isEmpty();
        assertThat(timer.waiting()).isZero();
    }

    @Test
    void a_check_that_fails_is_a_verdict_and_not_the_end() {
        Repeated failing = new Repeated(
                () -> {
                    throw new IllegalStateException("broken");
                },
                SECOND,
                timer,
                verdicts::add);
        failing.after(Duration.ZERO);
        timer.advance(SECOND);
        assertThat(verdicts)
                .containsExactly(Verdict.bad("cannot be probed: broken"), Verdict.bad("cannot be probed: broken"));
    }
}
