package io.reeve.scheduler;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Where a schedule comes from.
 *
 * @param created when it was added, to the second
 * @param since from when on it fires: when it was added or changed
 * @param boot the boot of the machine in which that was
 */
record Origin(Instant created, Instant since, String boot) {

    static Origin of(Instant now, String boot) {
        return new Origin(now.truncatedTo(ChronoUnit.SECONDS), now, boot);
    }

    /** Of the same schedule, changed. */
    Origin changed(Instant now, String atBoot) {
        return new Origin(created, now, atBoot);
    }
}
