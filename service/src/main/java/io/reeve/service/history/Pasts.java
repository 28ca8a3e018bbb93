package io.reeve.service.history;

import io.reeve.mbeans.JobStatus;
import io.reeve.mbeans.JobTimeline;
import io.reeve.mbeans.StateChange;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** What has become of all jobs in the last 24 hours: so much of it that it has room in the memory. Not thread-safe. */
final class Pasts {
    /** How many changes of all jobs are kept, some 10 MB. */
    static final int MOST_CHANGES = 100_000;

    private static final int LOOK_AFTER = 10_000;
    private static final int LONGEST_REASON = 200;
    private static final int MOST_REASONS = 1_000;

    private final Map<String, Past> byJob = new HashMap<>();
    private final Map<String, String> reasons = new HashMap<>();
    private long leftMillis;
    private int added;

    /** Whatever is taken from here on is this service's; the one before was there for the last time at that moment. */
    void begin(long lastThereMillis) {
        leftMillis = lastThereMillis;
    }

    /**
     * Takes what was heard.
     *
     * @param news is given what there is to be written of it
     */
    void hear(Fact fact, Consumer<Entry> news) {
        Consumer<Entry> taken = entry -> {
            take(entry);
            news.accept(entry);
        };
        if (fact instanceof Fact.Seen seen) {
            see(seen, taken);
        } else if (fact instanceof Fact.Restarted restarted) {
            taken.accept(new Entry.Restarts(restarted.job(), restarted.atMillis(), 1));
        } else if (fact instanceof Fact.Removed removed) {
            taken.accept(new Entry.Forgotten(removed.job()));
        }
    }

    private void see(Fact.Seen seen, Consumer<Entry> taken) {
        JobStatus status = seen.status();
        Past past = past(status.name());
        boolean isFirst = !past.isHeardOf();
        if (isFirst && !seen.added() && status.state().hasProcess()) {
            // It is on its way to how it will be found.
            return;
        }
        past.hear();
        long at = seen.atMillis();
        Optional<StateChange> before = past.last();
        if (isFirst && before.isPresent()) {
            Absence absence = new Absence(before.get(), leftMillis, at, status);
            taken.accept(new Entry.Gap(status.name(), absence.gap()));
            at = absence.changedAtMillis();
        } else if (before.isPresent()) {
            past.lastGap()
                    .flatMap(gap -> Absence.doubted(gap, before.get(), seen.atMillis(), status))
                    .ifPresent(gap -> taken.accept(new Entry.Gap(status.name(), gap)));
        }
        if (before.filter(last -> last.state() == status.state()).isEmpty()) {
            taken.accept(new Entry.Change(status.name(), new StateChange(at, status.state(), cut(status.reason()))));
        }
    }

    private static String cut(String reason) {
        return reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON - 1) + "…";
    }

    /** Takes what was written. */
    void take(Entry entry) {
        if (entry instanceof Entry.Change told) {
            StateChange change = told.change();
            past(told.job()).add(new StateChange(change.atMillis(), change.state(), shared(change.reason())));
            lookAfterRoom();
        } else if (entry instanceof Entry.Gap told) {
            past(told.job()).add(told.gap());
        } else if (entry instanceof Entry.Restarts told) {
            past(told.job()).restarted(told.atMillis(), told.count());
        } else if (entry instanceof Entry.Forgotten told) {
            byJob.remove(told.job());
        }
    }

    private Past past(String job) {
        return byJob.computeIfAbsent(job, any -> new Past());
    }

    /** Most reasons are the same again and again. */
    private String shared(String reason) {
        if (reasons.size() > MOST_REASONS) {
            reasons.clear();
        }
        return reasons.computeIfAbsent(reason, same -> same);
    }

    /** Those with the most changes lose their oldest ones. */
    private void lookAfterRoom() {
        if (++added % LOOK_AFTER != 0) {
            return;
        }
        int most = Past.MOST_CHANGES;
        while (most > 1 && sizeWith(most) > MOST_CHANGES) {
            most /= 2;
        }
        for (Past past : byJob.values()) {
            past.cut(most);
        }
    }

    private long sizeWith(int most) {
        return byJob.values().stream()
                .mapToLong(past -> Math.min(most, past.size()))
                .sum();
    }

    /** The jobs of which this service has not heard. */
    List<String> unheardOf() {
        return byJob.entrySet().stream()
                .filter(past -> !past.getValue().isHeardOf())
                .map(Map.Entry::getKey)
                .toList();
    }

    JobTimeline timeline(String job, long now) {
        Past past = byJob.get(job);
        return past == null ? new JobTimeline(now, now, List.of(), List.of()) : past.timeline(now);
    }

    /** Of those that were started again, by name. */
    Map<String, Long> restarts(long now) {
        Map<String, Long> counts = new TreeMap<>();
        byJob.forEach((job, past) -> {
            long count = past.restarts(now);
            if (count > 0) {
                counts.put(job, count);
            }
        });
        return counts;
    }

    /** All of it, to be taken again in this order. */
    void each(long now, Consumer<Entry> reader) {
        byJob.forEach((job, past) -> past.each(job, now, reader));
    }
}
