package io.reeve.logexplorer;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;

/**
 * The time at the beginning of a logged line, {@code 2026-11-21T13:59:58.123+01:00} and a blank; of one in JSON, in its first
 * member, {@code time}. Not thread-safe.
 */
final class Stamp {
    /** There is no time. */
    static final long NONE = Long.MIN_VALUE;

    private static final String FORM = "0000-00-00T00:00:00.000+00:00 ";
    private static final byte[] JSON = "{\"time\":\"".getBytes(StandardCharsets.US_ASCII);

    private int cachedDate = -1;
    private long cachedMillis;

    /** The time in milliseconds since the epoch, or {@link #NONE}. */
    long millis(byte[] line, int start, int to) {
        int json = Math.min(start + JSON.length, to);
        int from = Arrays.equals(line, start, json, JSON, 0, JSON.length) ? json : start;
        if (to - from < FORM.length() || !hasForm(line, from)) {
            return NONE;
        }
        int date = number(line, from, 4) * 10_000 + number(line, from + 5, 2) * 100 + number(line, from + 8, 2);
        if (date != cachedDate) {
            cachedMillis = startOf(date);
            cachedDate = date;
        }
        long minutes = number(line, from + 11, 2) * 60L + number(line, from + 14, 2);
        long offset = number(line, from + 24, 2) * 60L + number(line, from + 27, 2);
        long utc = line[from + 23] == '-' ? minutes + offset : minutes - offset;
        long millis = utc * 60_000 + number(line, from + 17, 2) * 1000L + number(line, from + 20, 3);
        return cachedMillis == NONE ? NONE : cachedMillis + millis;
    }

    private static boolean hasForm(byte[] line, int from) {
        for (int i = 0; i < FORM.length(); i++) {
            char expected = FORM.charAt(i);
            byte b = line[from + i];
            boolean fits = expected == '0'
                    ? b >= '0' && b <= '9'
                    : b == expected || (expected == '+' && b == '-') || (expected == ' ' && b == '"');
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    private static int number(byte[] line, int from, int digits) {
        int number = 0;
        for (int i = from; i < from + digits; i++) {
            number = number * 10 + line[i] - '0';
        }
        return number;
    }

    private static long startOf(int date) {
        try {
            return LocalDate.of(date / 10_000, date / 100 % 100, date % 100).toEpochDay() * 86_400_000;
        } catch (DateTimeException e) {
            return NONE;
        }
    }
}
