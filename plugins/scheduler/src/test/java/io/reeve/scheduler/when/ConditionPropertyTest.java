package io.reeve.scheduler.when;

import static org.assertj.core.api.Assertions.assertThat;

import io.reeve.scheduler.when.Places.Place;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.IsoFields;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Random conditions against a clock that is read every minute, as the scheduler did that they come from. */
final class ConditionPropertyTest {

    private static final String SEED = "20261122";
    /** Of the smallest field to the format that tells its periods apart. */
    private static final List<Map.Entry<String, String>> KEYS = List.of(
            Map.entry("i", "yyyy-MM-dd HH:mm"),
            Map.entry("H", "yyyy-MM-dd HH"),
            Map.entry("dNz", "yyyy-MM-dd"),
            Map.entry("W", "'week'"),
            Map.entry("m", "yyyy-MM"),
            Map.entry("Y", "yyyy"));

    /** What holds at a place and on a day near, so that not all of it is in vain. */
    record Case(Place place, Map<String, String> fields) {}

    @Provide
    Arbitrary<Case> cases() {
        return Places.any().flatMap(place -> Arbitraries.of(
                        "Y", "m", "d", "H", "i", "mdHi", "mH", "dH", "di", "dHi", "Hi", "Ymd", "W", "N", "WN", "YW",
                        "NHi", "NH", "Ni", "WH", "YWNi", "z", "zH", "Yz", "zi", "U", "UH", "Ui", "UN", "UdH", "UHi",
                        "UW")
                .flatMap(letters -> Arbitraries.integers().between(-600, 3000).flatMap(minutes -> Arbitraries.integers()
                        .between(0, 4)
                        .map(hour -> new Case(
                                place,
                                fields(letters, place.day().atTime(hour, 0).plusMinutes(minutes)))))));
    }

    private static Map<String, String> fields(String letters, LocalDateTime time) {
        Map<String, String> fields = new TreeMap<>();
        letters.chars().forEach(letter -> fields.put(Character.toString(letter), value((char) letter, time)));
        fields.computeIfPresent("Y", (letter, year) -> letters.contains("W") ? weekYear(time) : year);
        return fields;
    }

    private static String weekYear(LocalDateTime time) {
        return String.valueOf(time.get(IsoFields.WEEK_BASED_YEAR));
    }

    private static boolean isLast(LocalDate day) {
        return day.plusDays(1).getDayOfMonth() == 1;
    }

    private static String two(int number) {
        return (number < 10 ? "0" : "") + number;
    }

    private static String value(char letter, LocalDateTime time) {
        return switch (letter) {
            case 'Y' -> String.valueOf(time.getYear());
            case 'm' -> two(time.getMonthValue());
            case 'd' -> isLast(time.toLocalDate()) ? "@t" : two(time.getDayOfMonth());
            case 'H' -> two(time.getHour());
            case 'i' -> two(time.getMinute());
            case 'N' -> String.valueOf(time.getDayOfWeek().getValue());
            case 'W' -> String.valueOf(time.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
            case 'z' -> String.valueOf(time.getDayOfYear() - 1);
            case 'U' -> time.getMinute() % 2 == 0 ? "60" : "1800";
            default -> throw new IllegalArgumentException(String.valueOf(letter));
        };
    }

    @Property(tries = 150, seed = SEED)
    void fires_as_a_clock_would_that_is_read_every_minute(@ForAll("cases") Case random) {
        ZoneId zone = random.place().zone();
        Map<String, String> fields = new TreeMap<>(random.fields());
        if (fields.containsKey("i")) {
            fields.computeIfPresent("U", (letter, seconds) -> "60");
        }
        if (Integer.parseInt(fields.getOrDefault("Y", "2013")) < 2013) {
            return;
        }
        Instant from = random.place().day().minusDays(1).atStartOfDay(zone).toInstant();
        Instant to = from.plus(Duration.ofHours(76));

        Condition condition = Times.condition(fields, zone);
        List<Instant> found = new ArrayList<>();
        Optional<Instant> last = condition.next(from, Optional.empty()).filter(to::isAfter);
        while (last.isPresent() && found.size() < 10_000) {
            found.add(last.get());
            last = condition.next(last.get(), last).filter(to::isAfter);
        }
        assertThat(found).as(fields + " " + zone).isEqualTo(new Clock(fields, zone).read(from, to));
    }

    /** Knows when it fired last, and nothing of what is to come. */
    private static final class Clock {
        private final Map<String, String> fields;
        private final ZoneId zone;
        private final List<Instant> fired = new ArrayList<>();

        Clock(Map<String, String> fields, ZoneId zone) {
            this.fields = fields;
            this.zone = zone;
        }

        List<Instant> read(Instant from, Instant to) {
            Stream.iterate(from, to::isAfter, at -> at.plusSeconds(60))
                    .filter(this::isDue)
                    .forEach(fired::add);
            return fired;
        }

        private boolean isDue(Instant now) {
            if (fired.isEmpty()) {
                return matches(local(now)) || skips(now);
            }
            Instant last = fired.get(fired.size() - 1);
            if (fields.containsKey("U")) {
                boolean isTime = Duration.between(last, now).toSeconds() >= Long.parseLong(fields.get("U"));
                return isTime && (matches(local(now)) || skips(now));
            }
            return (matches(local(now)) && !key(now).equals(key(last))) || skips(now);
        }

        private LocalDateTime local(Instant at) {
            return LocalDateTime.ofInstant(at, zone);
        }

        private boolean matches(LocalDateTime time) {
            return fields.entrySet().stream().allMatch(field -> switch (field.getKey()) {
                case "U" -> true;
                case "Y" -> field.getValue().equals(fields.containsKey("W") ? weekYear(time) : value('Y', time));
                default -> field.getValue().equals(value(field.getKey().charAt(0), time));
            });
        }

        /** Whether the clocks have just jumped over a whole period that matches. */
        private boolean skips(Instant now) {
            ZoneOffsetTransition jump = zone.getRules().previousTransition(now.plusNanos(1));
            if (isHourly() || jump == null || !jump.getInstant().equals(now) || !jump.isGap()) {
                return false;
            }
            String before = key(jump.getDateTimeBefore().minusMinutes(1));
            String after = key(jump.getDateTimeAfter());
            return Stream.iterate(
                            jump.getDateTimeBefore(), jump.getDateTimeAfter()::isAfter, time -> time.plusMinutes(1))
                    .filter(this::matches)
                    .map(this::key)
                    .anyMatch(key -> !key.equals(before) && !key.equals(after));
        }

        private boolean isHourly() {
            return fields.containsKey("i") && !fields.containsKey("H");
        }

        private String key(Instant at) {
            ZonedDateTime time = at.atZone(zone);
            return key(time.toLocalDateTime()) + (isHourly() ? time.getOffset() : "");
        }

        private String key(LocalDateTime time) {
            String format = KEYS.stream()
                    .filter(key -> fields.keySet().stream().anyMatch(key.getKey()::contains))
                    .findFirst()
                    .map(Map.Entry::getValue)
                    .orElse("yyyy");
            return format.equals("'week'")
                    ? time.get(IsoFields.WEEK_BASED_YEAR) + "-" + time.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR)
                    : time.format(DateTimeFormatter.ofPattern(format));
        }
    }
}
