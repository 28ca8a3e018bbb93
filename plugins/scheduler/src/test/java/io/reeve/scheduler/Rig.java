package io.reeve.scheduler;

import io.reeve.contract.SettableClock;
import io.reeve.contract.StageAlarm;
import io.reeve.contract.StageDocuments;
import io.reeve.mbeans.RunOutcome;
import io.reeve.mbeans.ScheduleRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executor;

/**
 * A scheduler on the test's thread, with a clock and jobs that the test sets. It can be killed and started again on the
 * same files.
 */
final class Rig {

    final SettableClock clock = new SettableClock();
    final FakeJobs jobs = new FakeJobs(clock);
    String boot = "boot 1";
    Duration memoryInterval = Duration.ZERO;
    Engine engine;

    private final Path directory;
    private final List<Later> timers = new ArrayList<>();
    private final Deque<Runnable> tasks = new ArrayDeque<>();
    private final Deque<Runnable> work = new ArrayDeque<>();
    private boolean busy;
    private boolean workersHang;
    private StageAlarm alarm;
    private Ledger ledger;

    private record Later(Instant at, Runnable action) {}

    Rig(Path directory) {
        this.directory = directory;
        clock.set(Instant.parse("2026-11-22T12:00:01Z"));
        jobs.add("billing");
        start();
    }

    /** Starts the scheduler, on what an earlier one has left. */
    void start() {
        Room room = new Room(
                thread(),
                this::work,
                (delay, action) -> timers.add(new Later(clock.instant().plus(delay), action)),
                ring -> alarm = new StageAlarm(ring),
                clock,
                System.getLogger("test"),
                boot);
        try {
            Store store = new Store(new StageDocuments(directory), reader(), System.getLogger("test"));
            ledger = Ledger.open(runs(), 1 << 20, () -> {}, System.getLogger("test"));
            engine = new Engine(room, store, ledger, jobs, memoryInterval);
            engine.load(new Engine.Listener() {
                @Override
                public void added(Schedule schedule) {}

                @Override
                public void removed(Schedule schedule) {}
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        jobs.tell(engine::changed);
        engine.begin();
    }

    /** Its process is gone, with all it had not written. */
    void kill() {
        timers.clear();
        tasks.clear();
        work.clear();
        workersHang = false;
        jobs.tell(now -> {});
        alarm = new StageAlarm(() -> {});
    }

    /** From now on nothing can be written to the journal. */
    void breakJournal() throws IOException {
        ledger.close();
    }

    /** From now on nothing that takes long is done any more. */
    void hangWorkers() {
        workersHang = true;
    }

    private Executor thread() {
        return task -> {
            tasks.add(task);
            drain();
        };
    }

    private void work(Runnable task) {
        work.add(task);
        drain();
    }

    private void drain() {
        if (busy) {
            return;
        }
        busy = true;
        try {
            while (!tasks.isEmpty() || (!work.isEmpty() && !workersHang)) {
                (tasks.isEmpty() ? work : tasks).remove().run();
            }
        } finally {
            busy = false;
        }
    }

    /** Lets time go by, with all that happens in it. */
    void pass(Duration duration) {
        passUntil(clock.instant().plus(duration));
    }

    void passUntil(Instant end) {
        for (Instant next = next(); !next.isAfter(end); next = next()) {
            if (next.isAfter(clock.instant())) {
                clock.set(next);
            }
            step();
        }
        clock.set(end);
    }

    private Instant next() {
        Instant timer =
                timers.stream().map(Later::at).min(Comparator.naturalOrder()).orElse(Instant.MAX);
        return timer.isBefore(alarm.time()) ? timer : alarm.time();
    }

    private void step() {
        if (!alarm.time().isAfter(clock.instant())) {
            alarm.ring();
        }
        List<Later> due = timers.stream()
                .filter(timer -> !timer.at.isAfter(clock.instant()))
                .toList();
        timers.removeAll(due);
        due.forEach(timer -> timer.action.run());
    }

    /** Somebody sets the clock. */
    void setClock(Instant time) {
        clock.set(time);
        alarm.ring();
    }

    /** Settings of a schedule: its cron expression, and more of them, each a key and a value. */
    static Map<String, Object> each(String cron, Object... more) {
        Map<String, Object> settings = new HashMap<>(Map.of("cron", cron));
        for (int i = 0; i < more.length; i += 2) {
            settings.put((String) more[i], more[i + 1]);
        }
        return settings;
    }

    Schedule add(Map<String, Object> settings) {
        return add("billing", settings);
    }

    Schedule add(String job, Map<String, Object> settings) {
        return engine.call(() -> {
            Schedule schedule = reader().read(job, UUID.randomUUID().toString(), Map.copyOf(settings), engine.origin());
            put(schedule);
            return schedule;
        });
    }

    Schedule update(Schedule schedule, Map<String, Object> settings) {
        return engine.call(() -> {
            Schedule after = engine.changed(
                    schedule, origin -> reader().read(schedule.job(), schedule.id(), Map.copyOf(settings), origin));
            put(after);
            return after;
        });
    }

    private void put(Schedule schedule) {
        try {
            engine.put(schedule);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ScheduleReader reader() {
        return new ScheduleReader(ZoneOffset.UTC);
    }

    Path runs() {
        return directory.resolve("runs");
    }

    /** All runs, the oldest first, as the journal has them. */
    List<ScheduleRun> history() {
        try {
            History history = new History(runs(), new Bounds(100_000, Duration.ofDays(90)), clock);
            List<ScheduleRun> newestFirst = history.find("billing", run -> true, 100_000);
            List<ScheduleRun> all = new ArrayList<>(newestFirst);
            all.sort(Comparator.comparingLong(ScheduleRun::run));
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<RunOutcome> outcomes() {
        return history().stream().map(ScheduleRun::outcome).toList();
    }
}
