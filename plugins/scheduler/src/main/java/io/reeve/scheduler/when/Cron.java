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
    private final CronFields fields;
    private final ZonedPattern pattern;
    private final boolean wildHour;

    private Cron(CronText text, ZoneId zone, CronFields fields) {
        this.canonical = text.canonical();
        this.zone = zone;
        this.fields = fields;
        this.pattern = new ZonedPattern(fields.pattern(), zone.getRules());
        this.wildHour = text.isWild(Field.HOUR);
    }

    static Cron of(CronText text, ZoneId zone) {
        CronFields fields = CronParsing.parse(text);
        if (fields.pattern().atOrAfter(0).isEmpty()) {
            throw new IllegalArgumentException(text.quoted() + " is never due: " + Impossible.reason(text, fields));
        }
        return new Cron(text, zone, fields);
    }

    @Override
    public Optional<Instant> next(Instant from, Optional<Instant> last) {
        Optional<Instant> earliest = Span.wholeSecond(Span.after(from, last));
        return wildHour ? earliest.flatMap(pattern::each) : earliest.flatMap(pattern::once);
    }

    @Override
    public String explain(Language language) {
        return new CronWords(fields).in(language, zone);
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
