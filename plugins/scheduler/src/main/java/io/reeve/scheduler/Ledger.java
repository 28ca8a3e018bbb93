package io.reeve.scheduler;

import io.reeve.mbeans.RunOutcome;
import io.reeve.mbeans.RunTrigger;
import io.reeve.mbeans.ScheduleRun;
import java.io.Closeable;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What became of firings: that of each schedule that counts, in memory, and all of it in a journal. For one thread, but
 * {@link #last} for any.
 */
final class Ledger implements Closeable {

    private static final int FILES = 8;
    private static final int MOST_PENDING = 10_000;

    private final Journal journal;
    private final Runnable closed;
    private final System.Logger log;
    private final Map<String, Entry> lastDue = new HashMap<>();
    private final Map<String, Entry> last = new ConcurrentHashMap<>();
    private final Map<String, Entry> lastTry = new HashMap<>();
    private final Map<String, Entry> lastStart = new HashMap<>();
    private final Map<Long, Entry> open = new TreeMap<>();
    private final List<Entry> pending = new ArrayList<>();
    private @Nullable Entry newest;
    private long lastNumber;
    private boolean failing;

    /**
     * Opens it in a directory, which is made if need be.
     *
     * @param fileBytes how much is recorded until it is history
     * @param closed is told each time that the journal has closed a file; it must not block
     */
    static Ledger open(Path directory, int fileBytes, Runnable closed, System.Logger log) throws IOException {
        return new Ledger(directory, fileBytes, closed, log);
    }

    private Ledger(Path directory, int fileBytes, Runnable closed, System.Logger log) throws IOException {
        this.closed = closed;
        this.log = log;
        this.journal = Journal.open(directory, fileBytes, FILES, this::take);
    }

    private void take(Entry entry) {
        ScheduleRun run = entry.run();
        if (run.run() >= lastNumber) {
            lastNumber = run.run();
            newest = entry;
        }
        if (run.outcome().isFinal()) {
            open.remove(run.run());
        } else {
            open.put(run.run(), entry);
        }
        if (run.trigger() != RunTrigger.MANUAL && isTry(run.outcome())) {
            lastTry.put(run.schedule(), entry);
        }
        if (run.startedAtMillis() > 0) {
            lastStart.merge(run.schedule(), entry, Ledger::later);
        }
        last.merge(run.schedule(), entry, Ledger::later);
        if (run.trigger() == RunTrigger.SCHEDULE || run.trigger() == RunTrigger.CATCH_UP) {
            lastDue.merge(
                    run.schedule(),
                    entry,
                    (old, other) -> other.run().dueMillis() >= old.run().dueMillis() ? other : old);
        }
    }

    private static Entry later(Entry old, Entry other) {
        return other.run().run() >= old.run().run() ? other : old;
    }

    /** Whether the job was started, or ought to have been. */
    private static boolean isTry(RunOutcome outcome) {
        return switch (outcome) {
            case RUNNING, SUCCEEDED, FAILED, TIMED_OUT, STOPPED, LOST -> true;
            case NONE, WAITING, SKIPPED, MISSED -> false;
        };
    }

    /** The number of a new run. */
    long nextNumber() {
        lastNumber++;
        return lastNumber;
    }

    /** The moment for which a schedule was due most recently. */
    Optional<Instant> lastDue(String schedule) {
        return Optional.ofNullable(lastDue.get(schedule))
                .map(entry -> Instant.ofEpochMilli(entry.run().dueMillis()));
    }

    /** The boot for which a schedule of {@code @reboot} was due most recently; empty for none. */
    String lastBoot(String schedule) {
        return Optional.ofNullable(lastDue.get(schedule)).map(Entry::boot).orElse("");
    }

    /** The last firing of a schedule. */
    Optional<ScheduleRun> last(String schedule) {
        return Optional.ofNullable(last.get(schedule)).map(Entry::run);
    }

    /** The last firing of a schedule by itself that did not come to nothing. */
    Optional<ScheduleRun> lastTry(String schedule) {
        return Optional.ofNullable(lastTry.get(schedule)).map(Entry::run);
    }

    /** Whether a process that was started at that time is known to be some run's. */
    boolean hasStart(Target target, long startedAtMillis) {
        return Stream.concat(open.values().stream(), lastStart.values().stream())
                .map(Entry::run)
                .anyMatch(run -> run.job().equals(target.job())
                        && run.oneShot() == target.oneShot()
                        && run.startedAtMillis() == startedAtMillis);
    }

    /** Runs that are not over, in the order in which they fired. */
    List<Entry> open() {
        return List.copyOf(open.values());
    }

    /** Notes what a run has come to; it is written by {@link #flush}. */
    void note(Entry entry) {
        take(entry);
        pending.add(entry);
    }

    /** Forgets a schedule; its history stays. */
    void forget(String schedule) {
        lastDue.remove(schedule);
        lastTry.remove(schedule);
        lastStart.remove(schedule);
        last.remove(schedule);
    }

    /** Forgets all schedules but these. */
    void retain(Set<String> schedules) {
        lastDue.keySet().retainAll(schedules);
        lastTry.keySet().retainAll(schedules);
        lastStart.keySet().retainAll(schedules);
        last.keySet().retainAll(schedules);
    }

    /**
     * Writes what was noted. Where that fails it is tried again with what comes next: jobs are started all the same.
     *
     * @param safely whether to return only when it is on the disk
     */
    void flush(boolean safely) {
        if (pending.isEmpty()) {
            return;
        }
        try {
            journal.append(pending, safely);
            pending.clear();
            if (journal.isFull()) {
                journal.turn(counting());
                closed.run();
            }
            failing = false;
        } catch (IOException e) {
            forgetOldest();
            if (!failing) {
                log.log(Level.ERROR, "runs cannot be recorded, and would be forgotten in a crash: {0}", e.getMessage());
            }
            failing = true;
        }
    }

    /** A disk that stays full must not fill the memory, too. */
    private void forgetOldest() {
        if (pending.size() > MOST_PENDING) {
            pending.subList(0, pending.size() - MOST_PENDING).clear();
        }
    }

    /** With the newest run, whatever it was, so that no number is given twice. */
    private Collection<Entry> counting() {
        Map<Long, Entry> counting = new TreeMap<>(open);
        if (newest != null) {
            counting.put(newest.run().run(), newest);
        }
        lastDue.values().forEach(entry -> counting.put(entry.run().run(), entry));
        lastTry.values().forEach(entry -> counting.put(entry.run().run(), entry));
        lastStart.values().forEach(entry -> counting.put(entry.run().run(), entry));
        last.values().forEach(entry -> counting.put(entry.run().run(), entry));
        return counting.values();
    }

    @Override
    public void close() throws IOException {
        flush(true);
        journal.close();
    }
}
