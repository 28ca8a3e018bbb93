package io.reeve.scheduler.when;

import java.util.List;
import java.util.Locale;

/** A field of a cron expression, in the order in which they stand. */
enum Field {
    SECOND(0, 59, ""),
    MINUTE(0, 59, ""),
    HOUR(0, 23, ""),
    DAY_OF_MONTH(1, 31, ""),
    MONTH(1, 12, "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC"),
    /** 0 and 7 are both Sunday. */
    DAY_OF_WEEK(0, 7, "SUN MON TUE WED THU FRI SAT");

    private final int min;
    private final int max;
    private final String names;

    Field(int min, int max, String names) {
        this.min = min;
        this.max = max;
        this.names = names;
    }

    int min() {
        return min;
    }

    int max() {
        return max;
    }

    /** What stands for its values, in upper case, beginning with the least one; may be empty. */
    List<String> names() {
        return names.isEmpty() ? List.of() : List.of(names.split(" "));
    }

    /** After how many values it begins anew. */
    int cycle() {
        return this == DAY_OF_WEEK ? 7 : max - min + 1;
    }

    /** Whether the field says something about the day. */
    boolean isDay() {
        return this == DAY_OF_MONTH || this == DAY_OF_WEEK;
    }

    /** What is expected of a value. */
    String range() {
        String numbers = min + " to " + max;
        return names.isEmpty() ? numbers : numbers + " or " + names().get(0) + " to " + names().get(names().size() - 1);
    }

    /** Its name in messages. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
