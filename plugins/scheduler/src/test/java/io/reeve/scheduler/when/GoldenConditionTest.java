package io.reeve.scheduler.when;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the conditions of the scheduler that Reeve succeeds were meant to do. */
final class GoldenConditionTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Pattern LINE = Pattern.compile("\\{\"condition\": \\{(.*?)}, \"now\": \"(.*?)\",.*"
            + "\"last_fired\": (?:null|\"(.*?)\"), \"intended_fires\": (true|false)}");

    static Stream<String> lines() throws IOException {
        try (InputStream in = GoldenConditionTest.class.getResourceAsStream("schedule-golden.jsonl")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines();
        }
    }

    @Test
    void there_are_23_lines() throws IOException {
        assertThat(lines()).hasSize(23);
    }

    @ParameterizedTest
    @MethodSource("lines")
    void fires_as_intended(String text) {
        Matcher line = LINE.matcher(text);
        assertThat(line.matches()).isTrue();
        Map<String, String> fields = Firings.fields(line.group(1).replace("\"", ""));
        Instant now = OffsetDateTime.parse(line.group(2)).toInstant();
        Optional<Instant> last =
                Optional.ofNullable(line.group(3)).map(OffsetDateTime::parse).map(OffsetDateTime::toInstant);

        boolean isRefused = "0".equals(fields.get("U"))
                || fields.keySet().containsAll(java.util.Set.of("d", "N"))
                || "30".equals(fields.get("d"));
        Condition condition = isRefused ? unchecked(fields) : Times.condition(fields, ZONE);

        assertThat(condition.next(now, last).equals(Optional.of(now))).isEqualTo(Boolean.valueOf(line.group(4)));
        if (isRefused) {
            assertThatThrownBy(() -> Times.condition(fields, ZONE)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    /** What the door refuses: an interval of 0, d with N, and 30 February. */
    private static Condition unchecked(Map<String, String> fields) {
        Map<Part, Integer> numbers = new EnumMap<>(Part.class);
        fields.forEach((letter, value) -> {
            Part part = Part.named(letter).orElseThrow();
            numbers.put(part, part.number(value));
        });
        return Condition.of(new Parts(numbers), ZONE);
    }
}
