package io.reeve.scheduler;

import io.reeve.mbeans.RunTrigger;
import java.time.Instant;

/**
 * That a schedule is to fire.
 *
 * @param due for which moment
 * @param trigger why
 * @param attempt 1, or which try it is after failures
 * @param by who asked for it; empty if nobody did
 * @param boot for which boot of the machine; empty except for {@code @reboot}
 */
record Firing(Schedule schedule, Instant due, RunTrigger trigger, int attempt, String by, String boot) {

    static Firing planned(Schedule schedule, Instant due, RunTrigger trigger) {
        return new Firing(schedule, due, trigger, 1, "", "");
    }
}
