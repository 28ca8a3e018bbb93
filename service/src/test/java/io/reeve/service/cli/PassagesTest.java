package io.reeve.service.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class PassagesTest {

    /** Compared with numbers of lines, which an answer of the service does not have. */
    @Test
    void lines_of_any_file_are_shown_once_and_in_order() {
        Random random = new Random(17);
        for (int round = 0; round < 2_000; round++) {
            List<String> file = IntStream.range(0, random.nextInt(30))
                    .mapToObj(i -> random.nextInt(4) == 0 ? "x" : random.nextBoolean() ? "" : "ü")
                    .toList();
            int context = random.nextInt(5);
            assertThat(printed(matches(file, context), context))
                    .as(file + " with " + context)
                    .isEqualTo(expected(file, context));
        }
    }

    @Test
    void lines_of_unknown_length_may_be_shown_twice_but_never_left_out() {
        Match one = new Match("f", 0, "x1", List.of(), List.of("\uFFFD", "b"));
        Match far = new Match("f", 10, "x2", List.of("b", "c"), List.of());
        assertThat(printed(List.of(one, far), 2)).containsExactly("x1", "\uFFFD", "b", "--", "b", "c", "x2");
        Match near = new Match("f", 5, "x2", List.of("x1", "\uFFFD"), List.of());
        assertThat(printed(List.of(new Match("f", 0, "x1", List.of(), List.of("\uFFFD", "x2")), near), 2))
                .containsExactly("x1", "\uFFFD", "x2");
    }

    private static List<String> printed(List<Match> matches, int context) {
        List<String> lines = new ArrayList<>();
        Passages passages = new Passages(context, lines::add, lines::add);
        matches.forEach(passages::add);
        passages.finish();
        return lines;
    }

    private static List<Match> matches(List<String> file, int context) {
        List<Match> matches = new ArrayList<>();
        long offset = 0;
        for (int i = 0; i < file.size(); i++) {
            if (file.get(i).equals("x")) {
                matches.add(new Match(
                        "f",
                        offset,
                        "x",
                        file.subList(Math.max(0, i - context), i),
                        file.subList(i + 1, Math.min(file.size(), i + 1 + context))));
            }
            offset += file.get(i).getBytes(StandardCharsets.UTF_8).length + 1;
        }
        return matches;
    }

    private static List<String> expected(List<String> file, int context) {
        TreeSet<Integer> shown = new TreeSet<>();
        for (int i = 0; i < file.size(); i++) {
            if (file.get(i).equals("x")) {
                IntStream.rangeClosed(Math.max(0, i - context), Math.min(file.size() - 1, i + context))
                        .forEach(shown::add);
            }
        }
        List<String> lines = new ArrayList<>();
        for (int i : shown) {
            if (context > 0 && !lines.isEmpty() && !shown.contains(i - 1)) {
                lines.add("--");
            }
            lines.add(file.get(i));
        }
        return lines;
    }
}
