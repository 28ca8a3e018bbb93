package io.reeve.scheduler;

import io.reeve.mbeans.RunOutcome;
import io.reeve.mbeans.ScheduleInfo;
import io.reeve.mbeans.SchedulePreview;
import io.reeve.mbeans.ScheduleRun;
import io.reeve.scheduler.when.Condition;
import io.reeve.scheduler.when.Language;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Schedules as management clients see them. */
final class Infos {

    private Infos() {}

    /** For the scheduler's thread. */
    static ScheduleInfo of(Schedule schedule, Engine engine) {
        Policy policy = schedule.policy();
        Optional<ScheduleRun> last = engine.last(schedule);
        return new ScheduleInfo(
                schedule.job(),
                schedule.id(),
                schedule.enable(),
                schedule.settings().get("cron") instanceof String cron ? cron : "",
                schedule.when() instanceof Condition condition ? condition.fields() : Map.of(),
                schedule.zone().getId(),
                millis(schedule.window().start()),
                millis(schedule.window().end()),
                policy.action(),
                policy.signal(),
                policy.concurrency(),
                policy.catchUp(),
                policy.deadline().map(Duration::toMillis).orElse(0L),
                policy.jitter().toMillis(),
                policy.timeout().map(Duration::toMillis).orElse(0L),
                policy.retries(),
                policy.retryDelay().toMillis(),
                schedule.when().explain(Language.ENGLISH),
                millis(schedule.origin().created()),
                millis(engine.next(schedule)),
                last.map(ScheduleRun::firedAtMillis).orElse(0L),
                last.map(ScheduleRun::outcome).orElse(RunOutcome.NONE));
    }

    /** @param first the moment for which it is due next; {@link Instant#MAX} for none */
    static SchedulePreview preview(Schedule schedule, Instant first, int count) {
        List<Long> next = new ArrayList<>();
        Optional<Instant> moment = Optional.of(first).filter(time -> !time.equals(Instant.MAX));
        while (moment.isPresent() && next.size() < count) {
            next.add(millis(schedule.begin(moment.get())));
            moment = schedule.window().next(schedule.when(), moment.get(), moment);
        }
        return new SchedulePreview(
                schedule.when().explain(Language.ENGLISH),
                schedule.when().explain(Language.CHINESE),
                List.copyOf(next));
    }

    /** In milliseconds since the epoch; 0 for {@link Instant#MIN} and {@link Instant#MAX}, which stand for none. */
    static long millis(Instant time) {
        return time.equals(Instant.MAX) || time.equals(Instant.MIN) ? 0 : time.toEpochMilli();
    }
}
