package io.reeve.scheduler.when;

import java.util.ArrayList;
import java.util.List;

/**
 * Times of a day, in seconds since midnight: all combinations of these seconds, minutes and hours, none of which is empty.
 *
 * @param seconds bit n: second n, and so on
 */
record DayTimes(long seconds, long minutes, long hours) {

    static final long ALL_OF_60 = Bits.range(0, 59);
    static final long ALL_HOURS = Bits.range(0, 23);
    private static final int LAST = 86_399;
    private static final int FEW = 6;

    /** Whether they are few enough to be named one by one. */
    boolean areFew() {
        int count = Long.bitCount(seconds) * Long.bitCount(minutes) * Long.bitCount(hours);
        return count <= FEW && hours != ALL_HOURS;
    }

    /** All of them in order: {@code 02:30}, or {@code 02:30:15} unless seconds are 0. */
    List<String> texts() {
        List<String> texts = new ArrayList<>();
        for (int time = first(); time >= 0; time = time == LAST ? -1 : atOrAfter(time + 1)) {
            String text = Words.time(time / 3600, time / 60 % 60);
            texts.add(seconds == 1 ? text : text + ":" + Words.two(time % 60));
        }
        return texts;
    }

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
