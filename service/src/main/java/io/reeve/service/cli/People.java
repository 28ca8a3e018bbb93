package io.reeve.service.cli;

import java.time.Duration;
import java.util.Locale;

/** Figures as people read them. */
final class People {

    private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB"};

    private People() {}

    /** The two largest units: {@code 3 d 4 h}, {@code 5 min 2 s}, {@code 7 s}. */
    static String duration(Duration duration) {
        long seconds = Math.max(0, duration.toSeconds());
        if (seconds < 60) {
            return seconds + " s";
        }
        if (seconds < 3_600) {
            return seconds / 60 + " min " + seconds % 60 + " s";
        }
        if (seconds < 86_400) {
            return seconds / 3_600 + " h " + seconds % 3_600 / 60 + " min";
        }
        return seconds / 86_400 + " d " + seconds % 86_400 / 3_600 + " h";
    }

    /** Three digits at least, in the largest unit that fits. */
    static String bytes(long bytes) {
        double value = bytes;
        int unit = 0;
        while (value >= 1024 && unit < UNITS.length - 1) {
            value /= 1024;
            unit++;
        }
        return String.format(Locale.ROOT, unit == 0 || value >= 100 ? "%.0f %s" : "%.1f %s", value, UNITS[unit]);
    }
}
