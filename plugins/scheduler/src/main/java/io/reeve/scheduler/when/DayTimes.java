package io.reeve.scheduler.when;

/**
 * Times of a day, in seconds since midnight: all combinations of these seconds, minutes and hours, none of which is empty.
 *
 * @param seconds bit n: second n, and so on
 */
record DayTimes(long seconds, long minutes, long hours) {

    static final long ALL_OF_60 = Bits.range(0, 59);
    static final long ALL_HOURS = Bits.range(0, 23);

    /** The first time of the day. */
    int first() {
        return time(Bits.first(hours), Bits.first(minutes), Bits.first(seconds));
    }

    /** The first time that is not before the given one; -1 if there is none that day. */
    int atOrAfter(int time) {
        int hour = time / 3600;
        int minute = Bits.has(hours, hour) ? inHour(time % 3600) : -1;
        if (minute >= 0) {
            return hour * 3600 + minute;
        }
        int later = Bits.atLeast(hours, hour + 1);
        return later < 0 ? -1 : time(later, Bits.first(minutes), Bits.first(seconds));
    }

    private int inHour(int time) {
        int minute = time / 60;
        int second = Bits.has(minutes, minute) ? Bits.atLeast(seconds, time % 60) : -1;
        if (second >= 0) {
            return minute * 60 + second;
        }
        int later = Bits.atLeast(minutes, minute + 1);
        return later < 0 ? -1 : time(0, later, Bits.first(seconds));
    }

    private static int time(int hour, int minute, int second) {
        return (hour * 60 + minute) * 60 + second;
    }
}
