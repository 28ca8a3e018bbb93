package io.reeve.service.job;

import static io.reeve.mbeans.RestartMode.ALWAYS;
import static io.reeve.mbeans.RestartMode.ON_FAILURE;
import static io.reeve.mbeans.RestartMode.UNLESS_STOPPED;
import static org.assertj.core.api.Assertions.assertThat;

import io.reeve.mbeans.ExitStatus;
import io.reeve.mbeans.RestartMode;
import io.reeve.service.config.Yaml;
import io.reeve.service.job.RestartPolicy.Attempt;
import io.reeve.service.job.RestartPolicy.Decision;
import io.reeve.service.job.RestartPolicy.Next;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class RestartPolicyTest {
    private static final double NO_JITTER = 0.5;
    private static final ExitStatus GOOD = new ExitStatus(ExitStatus.Kind.CODE, 0, "exit code 0");
    private static final ExitStatus BAD = new ExitStatus(ExitStatus.Kind.CODE, 3, "exit code 3");
    private static final ExitStatus KILLED = new ExitStatus(ExitStatus.Kind.SIGNAL, 9, "signal 9 (KILL)");
    private static final Duration SHORT = Duration.ofMillis(5);

    @ParameterizedTest
    @CsvSource({
        "NEVER,          REST,  REST,  REST,  REST",
        "ON_FAILURE,     REST,  AGAIN, AGAIN, AGAIN",
        "UNLESS_STOPPED, AGAIN, AGAIN, AGAIN, AGAIN",
        "ALWAYS,         AGAIN, AGAIN, AGAIN, AGAIN"
    })
    void each_mode_restarts_after_the_ends_it_should(RestartMode mode, Next good, Next bad, Next killed, Next unknown) {
        RestartPolicy policy = policy(mode);
        assertThat(policy.after(once(GOOD), NO_JITTER).next()).isEqualTo(good);
        assertThat(policy.after(once(BAD), NO_JITTER).next()).isEqualTo(bad);
        assertThat(policy.after(once(KILLED), NO_JITTER).next()).isEqualTo(killed);
        assertThat(policy.after(once(ExitStatus.UNKNOWN), NO_JITTER).next()).isEqualTo(unknown);
    }

    @Test
    void an_expected_exit_code_is_no_failure_and_another_is_one() {
        RestartPolicy policy =
                new RestartPolicy(ON_FAILURE, Set.of(3), Duration.ZERO, 0, RestartPolicy.UNLIMITED, Backoff.DEFAULT);
        assertThat(policy.after(once(BAD), NO_JITTER).next()).isEqualTo(Next.REST);
        assertThat(policy.after(once(GOOD), NO_JITTER).next()).isEqualTo(Next.AGAIN);
    }

    @Test
    void a_signal_is_a_failure_even_if_its_number_is_an_expected_code() {
        RestartPolicy policy =
                new RestartPolicy(ON_FAILURE, Set.of(9), Duration.ZERO, 0, RestartPolicy.UNLIMITED, Backoff.DEFAULT);
        assertThat(policy.after(once(KILLED), NO_JITTER).next()).isEqualTo(Next.AGAIN);
    }

    @Test
    void a_good_exit_before_it_was_ready_is_a_failure() {
        Attempt attempt = new Attempt(GOOD, SHORT, false, 0, 1);
        assertThat(policy(ON_FAILURE).after(attempt, NO_JITTER).next()).isEqualTo(Next.AGAIN);
    }

    @Test
    void the_first_try_is_at_once_and_the_others_wait_longer_and_longer_up_to_the_cap() {
        assertThat(delays(policy(ALWAYS), BAD, 13))
                .containsExactly(
                        0L, 100L, 200L, 400L, 800L, 1600L, 3200L, 6400L, 12800L, 25600L, 51200L, 60000L, 60000L);
    }

    @Test
    void a_million_failures_do_not_overflow_the_delay() {
        Decision decision = policy(ALWAYS).after(new Attempt(BAD, SHORT, true, Integer.MAX_VALUE - 1, 1), 1);
        assertThat(decision.delay()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void jitter_varies_a_delay_by_its_part_and_never_beyond_the_cap() {
        Backoff backoff = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(2), 2, 0.5, Duration.ofSeconds(9));
        assertThat(backoff.delayBefore(2, 0)).isEqualTo(Duration.ofMillis(500));
        assertThat(backoff.delayBefore(2, 1)).isEqualTo(Duration.ofMillis(1500));
        assertThat(backoff.delayBefore(3, 0)).isEqualTo(Duration.ofSeconds(1));
        assertThat(backoff.delayBefore(3, 1)).isEqualTo(Duration.ofSeconds(2));
        assertThat(backoff.delayBefore(1, 1)).isZero();
    }

    @Test
    void a_process_that_was_up_for_long_enough_starts_the_count_anew() {
        Decision healthy = policy(ALWAYS).after(new Attempt(BAD, Duration.ofSeconds(10), true, 7, 1), NO_JITTER);
        assertThat(healthy).isEqualTo(new Decision(Next.AGAIN, Duration.ZERO, 1, 0));
        Decision short_ = policy(ALWAYS).after(new Attempt(BAD, Duration.ofMillis(9_999), true, 7, 1), NO_JITTER);
        assertThat(short_.failures()).isEqualTo(8);
        Decision neverReady = policy(ALWAYS).after(new Attempt(BAD, Duration.ofDays(1), false, 7, 1), NO_JITTER);
        assertThat(neverReady.failures()).isEqualTo(8);
    }

    @Test
    void gives_up_after_as_many_tries_in_a_row_as_it_has() {
        RestartPolicy policy = policy("{restart: always, retries: 3}");
        int failures = 0;
        for (int i = 1; i <= 3; i++) {
            Decision decision = policy.after(new Attempt(BAD, SHORT, true, failures, 1), NO_JITTER);
            assertThat(decision.next()).isEqualTo(Next.AGAIN);
            failures = decision.failures();
        }
        assertThat(policy.after(new Attempt(BAD, SHORT, true, failures, 1), NO_JITTER)
                        .next())
                .isEqualTo(Next.GIVE_UP);
    }

    @Test
    void with_no_retries_the_first_failure_is_the_end_and_success_is_none() {
        RestartPolicy policy = policy("{restart: always, retries: 0}");
        assertThat(policy.after(once(BAD), NO_JITTER).next()).isEqualTo(Next.GIVE_UP);
        assertThat(policy.after(once(GOOD), NO_JITTER).next()).isEqualTo(Next.AGAIN);
    }

    @Test
    void never_gives_up_unless_told_to() {
        assertThat(policy(ALWAYS)
                        .after(new Attempt(BAD, SHORT, true, 1_000_000, 1), NO_JITTER)
                        .next())
                .isEqualTo(Next.AGAIN);
    }

    @Test
    void a_pause_follows_good_runs_and_leaves_failures_to_the_backoff() {
        RestartPolicy policy = policy("{restart: always, pause: 7s}");
        assertThat(policy.after(new Attempt(GOOD, SHORT, true, 5, 1), NO_JITTER))
                .isEqualTo(new Decision(Next.AGAIN, Duration.ofSeconds(7), 0, 0));
        assertThat(policy.after(new Attempt(BAD, SHORT, true, 1, 1), NO_JITTER).delay())
                .isEqualTo(Duration.ofMillis(100));
    }

    @Test
    void without_a_pause_good_runs_that_are_too_short_do_not_spin() {
        assertThat(delays(policy(ALWAYS), GOOD, 3)).containsExactly(0L, 100L, 200L);
    }

    @Test
    void a_round_of_runs_is_finished_and_then_the_mode_decides() {
        RestartPolicy once = policy("{maxRuns: 3, pause: 1s}");
        assertThat(once.after(new Attempt(GOOD, SHORT, true, 0, 1), NO_JITTER))
                .isEqualTo(new Decision(Next.AGAIN, Duration.ofSeconds(1), 0, 1));
        assertThat(once.after(new Attempt(GOOD, SHORT, true, 0, 2), NO_JITTER).runs())
                .isEqualTo(2);
        assertThat(once.after(new Attempt(GOOD, SHORT, true, 0, 3), NO_JITTER).next())
                .isEqualTo(Next.REST);
        assertThat(once.after(new Attempt(BAD, SHORT, true, 0, 1), NO_JITTER).next())
                .isEqualTo(Next.REST);
        RestartPolicy forever = policy("{restart: always, maxRuns: 3, pause: 1s}");
        assertThat(forever.after(new Attempt(GOOD, SHORT, true, 0, 3), NO_JITTER))
                .isEqualTo(new Decision(Next.AGAIN, Duration.ofSeconds(1), 0, 0));
    }

    @ParameterizedTest
    @EnumSource(RestartMode.class)
    void a_guarded_job_comes_back_whatever_its_own_mode(RestartMode mode) {
        RestartPolicy guarded = policy(mode).guarded();
        assertThat(guarded.after(once(GOOD), NO_JITTER).next()).isEqualTo(Next.AGAIN);
        assertThat(guarded.mode()).isEqualTo(mode == ALWAYS ? ALWAYS : UNLESS_STOPPED);
    }

    @Test
    void where_somebody_checks_now_and_then_nothing_stays_away_for_longer() {
        Upkeep upkeep = upkeep("{restart: always, retries: 2, checkInterval: 5s, backoff: {initial: 1m, max: 1h}}");
        assertThat(upkeep.after(new Attempt(BAD, SHORT, true, 1, 1), false, NO_JITTER))
                .isEqualTo(new Decision(Next.AGAIN, Duration.ofSeconds(5), 2, 0));
        assertThat(upkeep.after(new Attempt(BAD, SHORT, true, 2, 1), false, NO_JITTER))
                .isEqualTo(new Decision(Next.AGAIN, Duration.ofSeconds(5), 3, 0));
        assertThat(upkeep.after(once(BAD), false, NO_JITTER).delay()).isZero();
        assertThat(upkeep("{checkInterval: 5s}")
                        .after(once(BAD), false, NO_JITTER)
                        .next())
                .isEqualTo(Next.REST);
    }

    private static List<Long> delays(RestartPolicy policy, ExitStatus exit, int count) {
        List<Long> delays = new ArrayList<>();
        int failures = 0;
        for (int i = 0; i < count; i++) {
            Decision decision = policy.after(new Attempt(exit, SHORT, true, failures, 1), NO_JITTER);
            delays.add(decision.delay().toMillis());
            failures = decision.failures();
        }
        return delays;
    }

    private static Attempt once(ExitStatus exit) {
        return new Attempt(exit, SHORT, true, 0, 1);
    }

    private static RestartPolicy policy(RestartMode mode) {
        return new RestartPolicy(mode, Set.of(0), Duration.ZERO, 0, RestartPolicy.UNLIMITED, Backoff.DEFAULT);
    }

    private static RestartPolicy policy(String settings) {
        return upkeep(settings).restart();
    }

    private static Upkeep upkeep(String settings) {
        String all = settings.replaceFirst("\\{", "{command: a, ");
        return JobSpec.of("j", Yaml.parse("test", all)).upkeep();
    }
}
