package io.reeve.scheduler;

import io.reeve.mbeans.RunOutcome;
import io.reeve.mbeans.RunTrigger;
import io.reeve.mbeans.ScheduleInfo;
import io.reeve.mbeans.SchedulePreview;
import io.reeve.mbeans.ScheduleRun;
import io.reeve.mbeans.SchedulerMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The scheduler as management clients see it. */
final class SchedulerBean implements SchedulerMXBean {

    private static final int LOG_LENGTH = 50;
    private static final int MOST = 1000;
    private static final Pattern UUID_TEXT =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    private final Engine engine;
    private final ScheduleReader reader;
    private final Jobs jobs;
    private final History history;
    private final Function<String, Map<String, @Nullable Object>> parser;
    private final Callers callers;

    SchedulerBean(
            Engine engine,
            ScheduleReader reader,
            Jobs jobs,
            History history,
            Function<String, Map<String, @Nullable Object>> parser,
            Callers callers) {
        this.engine = engine;
        this.reader = reader;
        this.jobs = jobs;
        this.history = history;
        this.parser = parser;
        this.callers = callers;
    }

    @Override
    public int getScheduleCount() {
        return engine.call(() -> engine.all().size());
    }

    @Override
    public long getNextRunMillis() {
        return Infos.millis(engine.call(engine::next));
    }

    @Override
    public String add(String job, String settings) {
        Map<String, @Nullable Object> given = new LinkedHashMap<>(parser.apply(settings));
        String id = given.containsKey("id")
                ? id(given.remove("id"))
                : UUID.randomUUID().toString();
        requireJob(job);
        return engine.call(() -> {
            requireFree(id);
            put(reader.read(job, id, given, engine.origin()));
            return id;
        });
    }

    private static String id(@Nullable Object given) {
        String id = String.valueOf(given);
        if (!UUID_TEXT.matcher(id).matches()) {
            throw new IllegalArgumentException("id: expected a UUID in lower case, not '" + id + "'");
        }
        return id;
    }

    private void requireFree(String id) {
        if (engine.has(id)) {
            throw new IllegalArgumentException("id: there is a schedule " + id + " already");
        }
    }

    private void requireJob(String job) {
        if (!jobs.exists(job)) {
            throw new IllegalArgumentException("there is no job '" + job + "'");
        }
    }

    @Override
    public void delete(String job, String id) {
        engine.call(() -> {
            remove(schedule(job, id));
            return true;
        });
    }

    @Override
    public ScheduleInfo update(String job, String id, String settings) {
        Map<String, @Nullable Object> given = parser.apply(settings);
        return engine.call(() -> {
            Schedule before = schedule(job, id);
            Map<String, @Nullable Object> merged = new LinkedHashMap<>(before.settings());
            dropOtherWhen(merged, given);
            merged.putAll(given);
            Schedule after = engine.changed(before, origin -> reader.read(job, id, merged, origin));
            put(after);
            return Infos.of(after, engine);
        });
    }

    /** Who gives a condition does not want the cron expression any more, and the other way round. */
    private static void dropOtherWhen(Map<String, @Nullable Object> merged, Map<String, @Nullable Object> given) {
        boolean cron = given.get("cron") != null;
        boolean condition = given.get("condition") != null;
        if (cron != condition) {
            merged.remove(cron ? "condition" : "cron");
        }
    }

    @Override
    public ScheduleInfo get(String job, String id) {
        return engine.call(() -> Infos.of(schedule(job, id), engine));
    }

    @Override
    public Map<String, Map<String, ScheduleInfo>> getAll() {
        return engine.call(() -> {
            Map<String, Map<String, ScheduleInfo>> all = new LinkedHashMap<>();
            for (Schedule schedule : engine.all()) {
                all.computeIfAbsent(schedule.job(), job -> new LinkedHashMap<>())
                        .put(schedule.id(), Infos.of(schedule, engine));
            }
            return all;
        });
    }

    @Override
    public List<Long> getLog(String job, String id) {
        Predicate<ScheduleRun> fired = run -> run.outcome() != RunOutcome.MISSED && run.trigger() != RunTrigger.RETRY;
        return find(job, id, fired, LOG_LENGTH).stream()
                .map(run -> run.firedAtMillis() / 1000)
                .toList();
    }

    @Override
    public List<ScheduleRun> history(String job, String id, String outcome, long fromMillis, long toMillis, int limit) {
        requireRange("limit", limit, 1);
        Optional<RunOutcome> wanted = outcome.isEmpty() ? Optional.empty() : Optional.of(outcome(outcome));
        return find(
                job,
                id,
                run -> wanted.filter(only -> only != run.outcome()).isEmpty()
                        && run.dueMillis() >= fromMillis
                        && (toMillis == 0 || run.dueMillis() < toMillis),
                limit);
    }

    private static RunOutcome outcome(String name) {
        return Arrays.stream(RunOutcome.values())
                .filter(outcome -> outcome.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "outcome: expected one of " + List.of(RunOutcome.values()) + ", not '" + name + "'"));
    }

    private List<ScheduleRun> find(String job, String id, Predicate<ScheduleRun> wanted, int limit) {
        try {
            return history.find(
                    job, wanted.and(run -> id.isEmpty() || run.schedule().equals(id)), limit);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public SchedulePreview next(String job, String id, int count) {
        requireRange("count", count, 0);
        return engine.call(() -> {
            Schedule schedule = schedule(job, id);
            return Infos.preview(schedule, engine.due(schedule), count);
        });
    }

    @Override
    public SchedulePreview preview(String settings, int count) {
        requireRange("count", count, 0);
        Schedule schedule = reader.read("", "", parser.apply(settings), engine.origin());
        Instant next = schedule.next(engine.now(), Optional.empty()).orElse(Instant.MAX);
        return Infos.preview(schedule, next, count);
    }

    @Override
    public long run(String job, String id) {
        String by = callers.present();
        return engine.call(() -> engine.fire(schedule(job, id), by));
    }

    private Schedule schedule(String job, String id) {
        return engine.find(job, id)
                .orElseThrow(() -> new IllegalArgumentException("job '" + job + "' has no schedule '" + id + "'"));
    }

    private void put(Schedule schedule) {
        jobs.objection(schedule.job(), schedule.policy()).ifPresent(objection -> {
            throw new IllegalArgumentException(objection);
        });
        try {
            engine.put(schedule);
        } catch (IOException e) {
            throw new IllegalStateException("the schedule cannot be saved: " + e.getMessage(), e);
        }
    }

    private void remove(Schedule schedule) {
        try {
            engine.remove(schedule);
        } catch (IOException e) {
            throw new IllegalStateException("the schedule cannot be deleted: " + e.getMessage(), e);
        }
    }

    private static void requireRange(String what, int value, int least) {
        if (value < least || value > MOST) {
            throw new IllegalArgumentException(what + ": expected " + least + " to " + MOST + ", not " + value);
        }
    }
}
