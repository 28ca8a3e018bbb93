package io.reeve.scheduler.when;

import java.time.LocalDate;

/** A piece of the calendar, within which a condition is due once. Local times are seconds, as {@link LocalPattern} has them. */
enum Period {
    MINUTE(60),
    HOUR(3_600),
    DAY(86_400),
    /** From Monday on. */
    WEEK(604_800),
    MONTH(2_592_000),
    YEAR(31_536_000);

    private static final int SECONDS_OF_DAY = 86_400;
    /** Day 4 of the epoch was a Monday. */
    private static final int MONDAY = 4;

    private final int seconds;

    Period(int seconds) {
        this.seconds = seconds;
    }

    /** How long it lasts in seconds; a month counts 30 days, a year 365. */
    int seconds() {
        return seconds;
    }

    /** When the piece begins that a local time is in. No two pieces begin at the same time. */
    long start(long second) {
        return switch (this) {
            case MINUTE, HOUR, DAY -> second - Math.floorMod(second, seconds);
            case WEEK -> second - Math.floorMod(second - (long) MONDAY * SECONDS_OF_DAY, seconds);
            case MONTH -> seconds(day(second).withDayOfMonth(1));
            case YEAR -> seconds(day(second).withDayOfYear(1));
        };
    }

    /** When the piece is over that a local time is in. */
    long end(long second) {
        return switch (this) {
            case MINUTE, HOUR, DAY, WEEK -> start(second) + seconds;
            case MONTH -> seconds(day(second).withDayOfMonth(1).plusMonths(1));
            case YEAR -> seconds(day(second).withDayOfYear(1).plusYears(1));
        };
    }

    private static LocalDate day(long second) {
        return LocalDate.ofEpochDay(Math.floorDiv(second, SECONDS_OF_DAY));
    }

    private static long seconds(LocalDate day) {
        return day.toEpochDay() * SECONDS_OF_DAY;
    }
}
