package io.reeve.scheduler;

import io.reeve.mbeans.CatchUp;
import io.reeve.mbeans.RunOutcome;
import io.reeve.mbeans.RunTrigger;
import io.reeve.mbeans.ScheduleRun;
import io.reeve.spi.Alarm;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Fires schedules. All of it happens on one thread, the scheduler's, a turn at a time: what a turn notes is written to the
 * disk at its end, in one go, and only then jobs are started. It sleeps until the next moment that counts.
 */
final class Engine implements Desk {

    private final Room room;
    private final Store store;
    private final Ledger ledger;
    private final Runs runs;
    private final Recall recall;
    private final Timetable timetable;
    private final Alarm alarm;
    private final Map<String, Schedule> schedules = new LinkedHashMap<>();
    private List<Listener> listeners = List.of();
    private List<Runnable> whenRecorded = new ArrayList<>();
    private boolean ready;

    /** Is told of schedules that come, change and go. */
    interface Listener {
        void added(Schedule schedule);

        void removed(Schedule schedule);
    }

    /** @param memoryInterval between two looks at the memory of runs, zero for none */
    Engine(Room room, Store store, Ledger ledger, Jobs jobs, Duration memoryInterval) {
        this.room = room;
        this.store = store;
        this.ledger = ledger;
        this.runs = new Runs(this, ledger, jobs, this::over, new Peaks(this, jobs, memoryInterval));
        this.recall = new Recall(runs, ledger, jobs);
        this.timetable = new Timetable(ledger, runs, room.boot());
        this.alarm = room.alarms().apply(() -> post(this::ring));
    }

    /** Does something on the scheduler's thread and waits for it; what it throws is thrown. */
    <T> T call(Supplier<T> work) {
        return room.call(() -> {
            List<T> result = new ArrayList<>();
            turn(() -> result.add(work.get()));
            return result.get(0);
        });
    }

    /** Loads the schedules; nothing fires yet. To be done on the scheduler's thread, before anything else. */
    void load(Listener listener) {
        listeners = List.of(listener);
        for (Schedule schedule : store.load()) {
            schedules.put(schedule.id(), schedule);
            guarded(() -> listener.added(schedule));
        }
        ledger.retain(schedules.keySet());
    }

    /** The service is ready: takes over what was under way, and begins to fire. */
    void begin() {
        post(() -> {
            ready = true;
            ledger.open().forEach(entry -> guarded(() -> recall(entry)));
            schedules.values().forEach(this::retryLast);
            schedules.values().forEach(schedule -> timetable.booted(schedule, now()));
            planAll();
        });
    }

    /** A job, or a run beside it, has changed. Any thread. */
    void changed(Situation now) {
        if (runs.isTracked(now.target())) {
            post(() -> runs.changed(now));
        }
    }

    /** Does something on the scheduler's thread, where nobody waits for it. */
    private void post(Runnable work) {
        room.thread().execute(() -> guarded(() -> turn(work)));
    }

    /** What fails takes nothing else along. */
    private void guarded(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            room.log().log(Level.ERROR, "the scheduler goes on after a failure", e);
        }
    }

    private void turn(Runnable work) {
        try {
            work.run();
        } finally {
            endTurn();
        }
    }

    private void endTurn() {
        while (!whenRecorded.isEmpty()) {
            List<Runnable> actions = whenRecorded;
            whenRecorded = new ArrayList<>();
            ledger.flush(true);
            actions.forEach(this::guarded);
        }
        ledger.flush(false);
        if (ready) {
            alarm.set(timetable.next());
        }
    }

    /** It is time, or somebody set the clock. */
    private void ring() {
        if (timetable.next().isAfter(now())) {
            planAll();
        } else {
            timetable.look(now());
        }
    }

    private void planAll() {
        List.copyOf(schedules.values()).forEach(schedule -> guarded(() -> timetable.plan(schedule, now())));
    }

    private void recall(Entry entry) {
        Schedule schedule = schedules.get(entry.run().schedule());
        Policy policy = schedule == null ? Policy.DEFAULT : schedule.policy();
        Duration late = Duration.between(Instant.ofEpochMilli(entry.run().firedAtMillis()), now());
        boolean makeUp = late.compareTo(Due.TOLERANCE) <= 0 || policy.catchUp() != CatchUp.NONE;
        recall.of(Run.recalled(policy, entry), makeUp && schedule != null);
    }

    private void retryLast(Schedule schedule) {
        ledger.lastTry(schedule.id()).ifPresent(run -> retry(schedule, run));
    }

    private void over(Run run) {
        Schedule schedule = schedules.get(run.state().schedule());
        if (schedule != null && ready) {
            retry(schedule, run.state());
        }
    }

    private void retry(Schedule schedule, ScheduleRun run) {
        boolean failed = run.outcome() == RunOutcome.FAILED || run.outcome() == RunOutcome.TIMED_OUT;
        if (!failed
                || run.trigger() == RunTrigger.MANUAL
                || run.attempt() > schedule.policy().retries()) {
            return;
        }
        Duration since = Duration.between(Instant.ofEpochMilli(run.endedAtMillis()), now());
        later(schedule.policy().delayBeforeTry(run.attempt()).minus(since), () -> retryNow(schedule.id(), run));
    }

    /** Tries again, unless the schedule has started the job meanwhile, or is gone. */
    private void retryNow(String id, ScheduleRun failed) {
        Schedule schedule = schedules.get(id);
        boolean isLast =
                ledger.lastTry(id).filter(last -> last.run() == failed.run()).isPresent();
        if (schedule != null && schedule.enable() && isLast) {
            runs.fire(new Firing(schedule, now(), RunTrigger.RETRY, failed.attempt() + 1, failed.by(), ""));
        }
    }

    // What callers ask for; on the scheduler's thread.

    boolean has(String id) {
        return schedules.containsKey(id);
    }

    Optional<Schedule> find(String job, String id) {
        return Optional.ofNullable(schedules.get(id))
                .filter(schedule -> schedule.job().equals(job));
    }

    List<Schedule> all() {
        return List.copyOf(schedules.values());
    }

    /** Adds a schedule, or changes the one with its id. */
    void put(Schedule schedule) throws IOException {
        for (Schedule other : schedules.values()) {
            if (!other.id().equals(schedule.id()) && schedule.doesTheSame(other)) {
                throw new IllegalArgumentException(
                        "job " + schedule.job() + " has such a schedule already: " + other.id());
            }
        }
        store.save(schedule);
        if (schedules.put(schedule.id(), schedule) == null) {
            listeners.forEach(listener -> listener.added(schedule));
        }
        if (ready) {
            timetable.plan(schedule, now());
        }
    }

    void remove(Schedule schedule) throws IOException {
        store.delete(schedule.id());
        schedules.remove(schedule.id());
        timetable.remove(schedule);
        ledger.forget(schedule.id());
        listeners.forEach(listener -> listener.removed(schedule));
    }

    /** Fires a schedule; returns the run's number. */
    long fire(Schedule schedule, String by) {
        return timetable.fireNow(schedule, now(), by);
    }

    /** When a schedule fires next; {@link Instant#MAX} for never. */
    Instant next(Schedule schedule) {
        return timetable.next(schedule.id());
    }

    /** The moment for which a schedule is due next; {@link Instant#MAX} for none. */
    Instant due(Schedule schedule) {
        return timetable.due(schedule.id());
    }

    /** When any does. */
    Instant next() {
        return timetable.next();
    }

    Optional<ScheduleRun> last(Schedule schedule) {
        return ledger.last(schedule.id());
    }

    /** The schedule with other settings. */
    Schedule changed(Schedule schedule, Function<Origin, Schedule> reading) {
        return reading.apply(schedule.origin().changed(now(), room.boot()));
    }

    Origin origin() {
        return Origin.of(now(), room.boot());
    }

    @Override
    public void whenRecorded(Runnable action) {
        whenRecorded.add(action);
    }

    @Override
    public <T> void elsewhere(Supplier<T> work, Consumer<T> then, Consumer<String> failed) {
        room.workers().execute(() -> {
            try {
                T result = work.get();
                post(() -> then.accept(result));
            } catch (RuntimeException e) {
                post(() -> failed.accept(String.valueOf(e.getMessage())));
            }
        });
    }

    @Override
    public void later(Duration delay, Runnable action) {
        room.timer().later(delay, () -> post(action));
    }

    /** To the millisecond, as the journal has it: what was due must not be so again for a fraction of one. */
    @Override
    public Instant now() {
        return room.clock().instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
