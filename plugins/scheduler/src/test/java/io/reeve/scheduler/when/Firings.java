package io.reeve.scheduler.when;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Short ways to make schedules and to look at what comes of them. */
final class Firings {

    static final ZoneId UTC = ZoneId.of("UTC");
    static final Instant CREATED = Instant.parse("2026-01-01T00:00:00Z");

    private static final Pattern FIELD = Pattern.compile("(\\w+)[=:]\\s*([^,}\\s]+)");

    private Firings() {}

    static When cron(String text) {
        return cron(text, UTC);
    }

    static When cron(String text, ZoneId zone) {
        return Times.cron(text, zone, CREATED);
    }

    /** Of {@code "H=10 i=30"}; all values are texts. */
    static Condition condition(String fields, ZoneId zone) {
        return Times.condition(fields(fields), zone);
    }

    static Map<String, String> fields(String text) {
        return FIELD.matcher(text)
                .results()
                .collect(Collectors.toMap(
                        field -> field.group(1), field -> field.group(2), (one, other) -> other, TreeMap::new));
    }

    /** The next instants as the zone's clocks show them, with the offset. */
    static List<OffsetDateTime> local(When when, ZoneId zone, String from, int n) {
        return Times.preview(when, OffsetDateTime.parse(from).toInstant(), Optional.empty(), n).stream()
                .map(instant -> instant.atZone(zone).toOffsetDateTime())
                .toList();
    }

    static List<OffsetDateTime> times(String texts) {
        return Stream.of(texts.strip().split("\\s+"))
                .filter(text -> !text.isEmpty())
                .map(OffsetDateTime::parse)
                .toList();
    }
}
