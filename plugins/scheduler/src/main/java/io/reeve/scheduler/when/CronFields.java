package io.reeve.scheduler.when;

/**
 * What the fields of a cron expression match.
 *
 * @param months bit m: month m
 */
record CronFields(DayTimes times, CronDays days, long months) {

    LocalPattern pattern() {
        return new LocalPattern(times, months, days);
    }
}
