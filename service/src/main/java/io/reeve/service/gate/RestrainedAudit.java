package io.reeve.service.gate;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Keeps those who knock without being let in from filling the disk: of each address some lines a minute are written, the
 * others are counted, and the count is told with the next line that is.
 */
final class RestrainedAudit implements Audit {

    private static final int LINES_A_MINUTE = 200;
    private static final int ADDRESSES = 1_000;
    private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);

    private final Audit audit;
    private final Map<String, Minute> minutes = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Minute> eldest) {
            return size() > ADDRESSES;
        }
    };

    private static final class Minute {
        private long begin;
        private int lines;
        private int omitted;
    }

    RestrainedAudit(Audit audit) {
        this.audit = audit;
    }

    @Override
    public void record(Event event) {
        int omitted = admit(event.from(), System.nanoTime());
        if (omitted < 0) {
            return;
        }
        String more = omitted == 0 ? "" : " (and " + omitted + " more from this address that were not recorded)";
        audit.record(new Event(
                event.who(),
                event.from(),
                event.door(),
                event.what(),
                event.on(),
                event.outcome(),
                event.why() + more));
    }

    /** How many lines were left out since the last one; -1 if this one is to be left out too. */
    private synchronized int admit(String address, long now) {
        Minute minute = minutes.computeIfAbsent(address, each -> new Minute());
        if (minute.lines == 0 || now - minute.begin > MINUTE) {
            minute.begin = now;
            minute.lines = 0;
        }
        if (minute.lines >= LINES_A_MINUTE) {
            minute.omitted++;
            return -1;
        }
        minute.lines++;
        int omitted = minute.omitted;
        minute.omitted = 0;
        return omitted;
    }
}
