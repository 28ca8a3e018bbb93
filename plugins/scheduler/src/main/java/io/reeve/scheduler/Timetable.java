package io.reeve.scheduler;

import io.reeve.mbeans.RunTrigger;
import io.reeve.scheduler.when.Reboot;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;

/** Which schedule is next, and what is due at a moment. For the scheduler's thread. */
final class Timetable {

    /** @param at when it is to be looked at; one that is no longer the schedule's own is passed by */
    private record Stop(Instant at, Instant due, long number, Schedule schedule) {}

    private final Ledger ledger;
    private final Runs runs;
    private final String boot;
    private final PriorityQueue<Stop> queue = new PriorityQueue<>(Comparator.comparing(Stop::at));
    private final Map<String, Stop> stops = new HashMap<>();
    private long lastStop;

    Timetable(Ledger ledger, Runs runs, String boot) {
        this.ledger = ledger;
        this.runs = runs;
        this.boot = boot;
    }

    /** When there is something to do next; {@link Instant#MAX} for never. */
    Instant next() {
        drop();
        Stop first = queue.peek();
        return first == null ? Instant.MAX : first.at;
    }

    /** When a schedule fires next; {@link Instant#MAX} for never. */
    Instant next(String id) {
        Stop stop = stops.get(id);
        return stop == null ? Instant.MAX : stop.at;
    }

    /** The moment for which a schedule is due next; {@link Instant#MAX} for none. */
    Instant due(String id) {
        Stop stop = stops.get(id);
        return stop == null ? Instant.MAX : stop.due;
    }

    private void drop() {
        for (Stop first = queue.peek(); first != null && !isCurrent(first); first = queue.peek()) {
            queue.poll();
        }
    }

    private boolean isCurrent(Stop stop) {
        Stop current = stops.get(stop.schedule.id());
        return current != null && current.number == stop.number;
    }

    /** Fires all that is due. */
    void look(Instant now) {
        while (!next().isAfter(now)) {
            Stop first = queue.remove();
            plan(first.schedule, now);
        }
    }

    /** Takes a schedule in, in place of the one with its id: fires what is due, and looks at it again when it is due next. */
    void plan(Schedule schedule, Instant now) {
        Due due = Due.at(now, schedule, ledger.lastDue(schedule.id()));
        if (due.missed() > 0) {
            Instant last = due.lastMissed().orElse(now);
            runs.miss(Firing.planned(schedule, last, RunTrigger.SCHEDULE), due.missed());
        }
        due.catchUp().forEach(moment -> runs.fire(Firing.planned(schedule, moment, RunTrigger.CATCH_UP)));
        due.onTime().ifPresent(moment -> runs.fire(Firing.planned(schedule, moment, RunTrigger.SCHEDULE)));
        stops.remove(schedule.id());
        due.next().ifPresent(moment -> {
            Stop stop = new Stop(schedule.begin(moment), moment, ++lastStop, schedule);
            stops.put(schedule.id(), stop);
            queue.add(stop);
        });
    }

    void remove(Schedule schedule) {
        stops.remove(schedule.id());
    }

    /** Fires what is due after a boot, if the schedule was there before that and has not fired since. */
    void booted(Schedule schedule, Instant now) {
        boolean due = schedule.when() instanceof Reboot && schedule.enable();
        if (due && !boot.equals(schedule.origin().boot()) && !boot.equals(ledger.lastBoot(schedule.id()))) {
            runs.fire(new Firing(schedule, now, RunTrigger.SCHEDULE, 1, "", boot));
        }
    }

    /** Fires a schedule at somebody's wish; returns the run's number. */
    long fireNow(Schedule schedule, Instant now, String by) {
        return runs.fire(new Firing(schedule, now, RunTrigger.MANUAL, 1, by, ""));
    }
}
