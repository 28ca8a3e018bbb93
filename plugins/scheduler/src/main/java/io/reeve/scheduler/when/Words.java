package io.reeve.scheduler.when;

import java.time.Duration;

/** Words that several schedules share. */
final class Words {

    private Words() {}

    static String duration(Duration duration, Language language) {
        return Interval.format(duration);
    }
}
