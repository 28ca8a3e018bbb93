package io.reeve.service.http;

import io.reeve.mbeans.ObjectNames;
import io.reeve.service.gate.Caller;
import io.reeve.service.gate.Gate;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import javax.management.ObjectName;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jolokia.json.JSONArray;
import org.jolokia.json.JSONObject;
import org.jspecify.annotations.Nullable;

/**
 * What changes about the jobs that one caller may see, as events. It remembers which jobs have changed and not how often: a
 * client gets the latest status of each, and of one job no second one within a moment. One that is too slow even for that
 * is told to look at everything anew, as each is that begins.
 */
final class JobEvents implements EventStream.Source, JobWatch.Listener {
    private static final long MOMENT_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
    private static final int MOST = 4_000;
    private static final int MOST_AT_ONCE = 100;
    private static final String STATUS = "status";

    private record Change(String job, boolean defined) {}

    private final Caller caller;
    private final Gate gate;
    private final Protocol protocol;
    private final Scheduler scheduler;

    /** The jobs that have changed since the last look, and whether they are defined anew. */
    private final Map<String, Boolean> changed = new TreeMap<>();

    /** Those of the last look that are still to be sent. */
    private final Deque<Change> sending = new ArrayDeque<>();

    private boolean anew = true;
    private boolean due;
    private long lookedAt = System.nanoTime() - MOMENT_NANOS;
    private Runnable wake = () -> {};

    JobEvents(Caller caller, Gate gate, Protocol protocol, Scheduler scheduler) {
        this.caller = caller;
        this.gate = gate;
        this.protocol = protocol;
        this.scheduler = scheduler;
    }

    /** @param stream to be woken when there is something */
    Watching watch(JobWatch jobs, EventStream stream) {
        synchronized (this) {
            wake = stream::wake;
        }
        return jobs.watch(this);
    }

    @Override
    public void changed(String job) {
        note(job, false);
    }

    @Override
    public void defined(String job) {
        note(job, true);
    }

    private synchronized void note(String job, boolean defined) {
        if (anew) {
            return;
        }
        changed.merge(job, defined, Boolean::logicalOr);
        if (changed.size() > MOST) {
            changed.clear();
            anew = true;
        }
        wakeInAMoment();
    }

    private void wakeInAMoment() {
        if (!due) {
            due = true;
            scheduler.schedule(this::wakeNow, Math.max(0, nanosToWait()), TimeUnit.NANOSECONDS);
        }
    }

    private void wakeNow() {
        Runnable now;
        synchronized (this) {
            due = false;
            now = wake;
        }
        now.run();
    }

    private long nanosToWait() {
        return lookedAt + MOMENT_NANOS - System.nanoTime();
    }

    @Override
    public EventStream.Piece next() throws IOException {
        if (!caller.identity().isValid()) {
            return EventStream.end("", "the login of " + caller.name() + " no longer counts");
        }
        List<Change> changes = new ArrayList<>();
        if (isToBeginAnew(changes)) {
            return new EventStream.Piece(EventStream.event("event: reset", new JSONObject()), false);
        }
        JSONObject news = new JSONObject();
        Callers.on(caller, () -> changes.forEach(change -> tell(change, news)));
        return news.isEmpty()
                ? EventStream.Piece.NOTHING
                : new EventStream.Piece(EventStream.event("event: jobs", news), false);
    }

    /** @param changes gets what is to be told otherwise */
    private synchronized boolean isToBeginAnew(List<Change> changes) {
        if (anew) {
            anew = false;
            sending.clear();
            lookedAt = System.nanoTime();
            return true;
        }
        if (sending.isEmpty() && !changed.isEmpty()) {
            look();
        }
        while (!sending.isEmpty() && changes.size() < MOST_AT_ONCE) {
            changes.add(sending.remove());
        }
        return false;
    }

    private void look() {
        if (nanosToWait() > 0) {
            wakeInAMoment();
            return;
        }
        lookedAt = System.nanoTime();
        changed.forEach((job, defined) -> sending.add(new Change(job, defined)));
        changed.clear();
    }

    /** The gate is asked before the status is, so that what is not for the caller is no denial in the audit. */
    private void tell(Change change, JSONObject news) {
        ObjectName bean = ObjectNames.job(change.job());
        if (!gate.mayHear(caller, bean)) {
            return;
        }
        if (!gate.server().isRegistered(bean)) {
            list(news, "deleted").add(change.job());
            return;
        }
        if (change.defined()) {
            list(news, "defined").add(change.job());
        }
        Object status = gate.mayCall(caller, bean, STATUS) ? status(bean) : null;
        if (status != null) {
            list(news, STATUS).add(status);
        }
    }

    /** As Jolokia tells it; null where the job has gone meanwhile, of which the next event tells. */
    private @Nullable Object status(ObjectName bean) {
        JSONObject request = new JSONObject();
        request.put("type", "exec");
        request.put("mbean", bean.toString());
        request.put("operation", STATUS);
        return protocol.answer(request).get("value");
    }

    private static JSONArray list(JSONObject news, String kind) {
        return (JSONArray) news.computeIfAbsent(kind, any -> new JSONArray());
    }
}
