package io.reeve.scheduler.when;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Makes schedules of what people write. */
public final class Times {

    private Times() {}

    /**
     * Reads a cron expression of five fields (minute, hour, day-of-month, month, day-of-week) or six (a second before these),
     * or a macro: {@code @yearly}, {@code @annually}, {@code @monthly}, {@code @weekly}, {@code @daily}, {@code @midnight},
     * {@code @hourly}, {@code @every 90s} or {@code @reboot}.
     *
     * @param zone whose clocks are meant; {@code @every} and {@code @reboot} need none
     * @param created where the grid of {@code @every} begins
     * @return a {@link Cron}, an {@link Every} or a {@link Reboot}
     * @throws IllegalArgumentException naming all that is wrong, among it what is never due
     */
    public static When cron(String text, ZoneId zone, Instant created) {
        String bare = text.strip();
        String[] words = bare.split("\\s+", 2);
        String macro = words[0].toLowerCase(Locale.ROOT);
        if (macro.equals(Every.MACRO)) {
            return new Every(Interval.parse(words.length == 2 ? words[1] : ""), created);
        }
        return bare.equalsIgnoreCase(Reboot.TEXT) ? new Reboot() : Cron.of(CronText.read(bare), zone);
    }

    /**
     * Reads a condition.
     *
     * @param fields texts or whole numbers by the names Y, m, d, H, i, N, W, z and U
     * @param zone whose clocks are meant
     * @throws IllegalArgumentException naming all that is wrong, among it what never matches
     */
    public static Condition condition(Map<String, ?> fields, ZoneId zone) {
        return Condition.of(ConditionReader.read(fields), zone);
    }

    /** {@link Window#preview} without limits. */
    public static List<Instant> preview(When when, Instant from, Optional<Instant> last, int n) {
        return Window.ALWAYS.preview(when, from, last, n);
    }
}
