package io.reeve.scheduler.when;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * A cron expression in a time zone. Where clocks are put on or back, it does as Vixie's cron means to: with fixed hours, a time
 * that is skipped is due at the jump and one that occurs twice is due the first time; with an hour field that begins with a
 * star, whatever minute passes counts.
 */
public final class Cron implements When {

    private final String canonical;
    private final ZoneId zone;
    private final ZonedPattern pattern;
    private final boolean wildHour;

    private Cron(CronText text, ZoneId zone, LocalPattern pattern) {
        this.canonical = text.canonical();
        this.zone = zone;
        this.pattern = new ZonedPattern(pattern, zone.getRules());
        this.wildHour = text.isWild(Field.HOUR);
    }

    static Cron of(CronText text, ZoneId zone) {
        LocalPattern pattern = CronParsing.parse(text);
        if (pattern.atOrAfter(0).isEmpty()) {
            throw new IllegalArgumentException(text.quoted() + " is never due: " + Impossible.reason(text, pattern));
        }
        return new Cron(text, zone, pattern);
    }

    @Override
    public Optional<Instant> next(Instant from, Optional<Instant> last) {
        Optional<Instant> earliest = Span.wholeSecond(Span.after(from, last));
        return wildHour ? earliest.flatMap(pattern::each) : earliest.flatMap(pattern::once);
    }

    @Override
    public String explain(Language language) {
        return canonical;
    }

    @Override
    public String canonical() {
        return canonical;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Cron cron && canonical.equals(cron.canonical) && zone.equals(cron.zone);
    }

    @Override
    public int hashCode() {
        return canonical.hashCode() * 31 + zone.hashCode();
    }

    @Override
    public String toString() {
        return canonical + " " + zone;
    }
}
