package io.reeve.logexplorer;

import static io.reeve.logexplorer.Logs.line;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reeve.mbeans.LogExplorerMXBean;
import io.reeve.mbeans.LogMatch;
import io.reeve.mbeans.LogSearch;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SearchTest {
    private static final String FILE = "20261121/2026112104.log";
    private static final int SMALL = 2 << 20;

    @TempDir
    Path directory;

    private Logs logs;
    private LogExplorerMXBean explorer;

    @BeforeEach
    void begin() {
        logs = new Logs(directory);
        explorer = logs.explorer();
    }

    @Test
    void finds_lines_in_all_files_in_the_order_of_time() throws IOException {
        logs.mail("20261121/2026112105.log", line("05:00:00", "four needle"));
        logs.mail("20261121/2026112104.error.log", line("04:00:00", "two needle"));
        logs.mail("instance-2/20261121/2026112104.log", line("04:00:00", "one and a half needle"));
        Logs.compress(logs.mail(FILE, line("04:00:00", "one needle") + line("04:00:01", "hay")));
        logs.mail("20261121/2026112104.1.log", line("04:30:00", "three needle"));
        LogSearch found = find("needle", 10, "");
        assertThat(texts(found))
                .containsExactly("one needle", "one and a half needle", "two needle", "three needle", "four needle");
        assertThat(found.complete()).isTrue();
        assertThat(found.next()).isEmpty();
        assertThat(found.scannedBytes()).isGreaterThan(200);
        assertThat(found.matches().get(1))
                .isEqualTo(new LogMatch(
                        "instance-2/20261121",
                        "2026112104.log",
                        0,
                        line("04:00:00", "one and a half needle").strip(),
                        List.of(),
                        List.of(),
                        false));
        assertThat(texts(explorer.search("mail", "needle", false, "ERR", "", "", 0, 10, "")))
                .containsExactly("two needle");
        assertThat(texts(explorer.search("mail", "needle", false, "OUT", "", "", 0, 10, "")))
                .hasSize(4);
        assertThat(texts(explorer.search("nobody", "needle", false, "", "", "", 0, 10, "")))
                .isEmpty();
    }

    @Test
    void a_literal_is_no_regular_expression_and_a_regular_expression_is_one() {
        logs.mail(FILE, line("04:00:00", "a.c") + line("04:00:01", "abc") + line("04:00:02", "ABC €") + "last abc");
        assertThat(texts(find("a.c", 10, ""))).containsExactly("a.c");
        assertThat(texts(find("€", 10, ""))).containsExactly("ABC €");
        assertThat(texts(regex("a.c$"))).containsExactly("a.c", "abc", "last abc");
        assertThat(texts(regex("(?i)abc"))).containsExactly("abc", "ABC €", "last abc");
        assertThat(texts(regex("^2026-11-21T04:00:0[12].* .*"))).containsExactly("abc", "ABC €");
        assertThat(texts(find("", 10, ""))).hasSize(4);
    }

    @Test
    void what_cannot_be_searched_for_is_refused_in_a_sentence() {
        assertThatThrownBy(() -> regex("a(b"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("'a(b' is not a regular expression of RE2: ");
        assertThatThrownBy(() -> regex("(a)\\1")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> regex("x".repeat(1001))).hasMessageContaining("more than 1000 characters");
        assertThatThrownBy(() -> regex("((((a{1000}){1000}){1000}){1000}){1000}"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> find("a\nb", 1, "")).hasMessageContaining("line break");
        assertThatThrownBy(() -> find("a", 0, "")).hasMessage("limit is 0: expected 1 to 1000");
        assertThatThrownBy(() -> find("a", 1001, "")).hasMessage("limit is 1001: expected 1 to 1000");
        assertThatThrownBy(() -> explorer.search("mail", "a", false, "", "", "", 21, 1, ""))
                .hasMessage("context is 21: expected 0 to 20");
        assertThatThrownBy(() -> explorer.search("mail", "a", false, "out", "", "", 0, 1, ""))
                .hasMessage("stream is 'out': expected OUT, ERR, or nothing for both");
        assertThatThrownBy(() -> window("yesterday", ""))
                .hasMessage("from is 'yesterday': expected a time such as 2026-11-21T13:59:58+01:00 or ...Z");
        assertThatThrownBy(() -> window("2026-11-21T05:00:00Z", "2026-11-21T05:00:00Z"))
                .hasMessageContaining("is not before to");
    }

    @Test
    void evil_expressions_take_no_longer_than_others() {
        logs.mail(FILE, ("a".repeat(30_000) + "!\n").repeat(3));
        assertThat(regex("(a+)+$").matches()).isEmpty();
        assertThat(regex("(a|a)*b").matches()).isEmpty();
    }

    @Test
    void ordinary_repetitions_are_possible() {
        logs.mail(FILE, line("04:00:00", "id 8f14e45f-ceea-467f-a9b1-aabbccddeeff from 10.0.0.1"));
        assertThat(regex("[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}").matches()).hasSize(1);
        assertThat(regex("(\\d{1,3}\\.){3}\\d{1,3}").matches()).hasSize(1);
        assertThat(regex("^.{30,1000}$").matches()).hasSize(1);
    }

    @Test
    void a_search_that_takes_long_stops_and_goes_on_with_the_next_call() {
        logs.mail(FILE, "needle\n".repeat(10));
        Clock passing = new Clock() {
            private long millis;

            @Override
            public Instant instant() {
                return Instant.ofEpochMilli(millis += 3_000);
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                throw new UnsupportedOperationException();
            }
        };
        LogExplorerMXBean slow = logs.explorer(passing, SMALL);
        LogSearch search = slow.search("mail", "ne+dle", true, "", "", "", 0, 10, "");
        assertThat(search.complete()).isFalse();
        assertThat(search.matches()).hasSizeBetween(1, 5);
        assertThat(all(slow, "ne+dle", true, 1, 10)).hasSize(10);
    }

    @Test
    void a_window_of_time_cuts_files_and_lines() {
        logs.mail("20261121/2026112103.log", line("03:59:59", "three"));
        logs.mail(FILE, line("04:00:00", "four") + line("04:30:00", "half") + "half too\n" + line("04:59:59", "five"));
        logs.mail("20261121/2026112106.log", line("06:00:00", "six"));
        logs.mail("20261121/2026112123.log", line("04:30:01", "a clock that was put back by far"));
        assertThat(texts(window("2026-11-21T04:30:00Z", "2026-11-21T04:59:59Z")))
                .containsExactly("half", "half too");
        assertThat(texts(window("2026-11-21T05:30:00+01:00", ""))).startsWith("half", "half too", "five", "six");
        assertThat(texts(window("", "2026-11-21T04:00:00.001Z"))).containsExactly("three", "four");
        assertThat(window("2026-11-21T08:00:00Z", "2026-11-21T09:00:00Z").scannedBytes())
                .isZero();
        assertThat(texts(window("1000-01-01T00:00:00Z", "9999-01-01T00:00:00Z")))
                .hasSize(7);
    }

    @Test
    void a_window_of_time_cuts_lines_of_json() {
        String member = "{\"time\":\"2026-11-21T04:%s:00.000+00:00\",\"message\":\"%s\"}\n";
        logs.mail(FILE, member.formatted("00", "four") + member.formatted("30", "half") + "{}\n");
        assertThat(texts(window("2026-11-21T04:30:00Z", "")))
                .hasSize(2)
                .first()
                .asString()
                .contains("half");
        assertThat(texts(window("", "2026-11-21T04:30:00Z")))
                .hasSize(1)
                .first()
                .asString()
                .contains("four");
    }

    @Test
    void shows_lines_before_and_after_also_across_the_buffer() {
        String lines = IntStream.range(0, 40_000)
                .mapToObj(i -> "line number " + i + " of many, all of some length or other\n")
                .collect(Collectors.joining());
        logs.mail(FILE, lines);
        for (int number : new int[] {0, 1, 18_000, 18_700, 19_000, 20_000, 39_998, 39_999}) {
            LogMatch match = explorer.search("mail", " " + number + " ", false, "", "", "", 20, 10, "")
                    .matches()
                    .get(0);
            assertThat(numbers(match.before()))
                    .isEqualTo(IntStream.range(Math.max(0, number - 20), number)
                            .boxed()
                            .toList());
            assertThat(numbers(match.after()))
                    .isEqualTo(IntStream.range(number + 1, Math.min(40_000, number + 21))
                            .boxed()
                            .toList());
        }
    }

    @Test
    void every_way_of_searching_finds_the_same() {
        Random random = new Random(3);
        String lines = IntStream.range(0, 60_000)
                .mapToObj(i -> "x".repeat(random.nextInt(120)) + (random.nextInt(50) == 0 ? "needle" : "") + "\n")
                .collect(Collectors.joining());
        logs.mail(FILE, lines);
        List<Long> expected = new ArrayList<>();
        long offset = 0;
        for (String line : lines.split("\n", -1)) {
            if (line.contains("needle")) {
                expected.add(offset);
            }
            offset += line.length() + 1;
        }
        for (int context : new int[] {0, 2}) {
            assertThat(all(explorer, "needle", false, context, 1000)).isEqualTo(expected);
            assertThat(all(explorer, "ne+dle", true, context, 1000)).isEqualTo(expected);
            assertThat(all(logs.explorer(SMALL), "needle", false, context, 7)).isEqualTo(expected);
        }
    }

    @Test
    void goes_on_where_it_stopped_with_the_lines_before_and_the_time() {
        logs.mail(FILE, line("04:00:00", "a needle") + "b needle\n" + "c needle\n" + line("04:10:00", "d needle"));
        LogSearch one =
                explorer.search("mail", "needle", false, "", "2026-11-21T04:00:00Z", "2026-11-21T04:05:00Z", 1, 2, "");
        assertThat(texts(one)).containsExactly("a needle", "b needle");
        assertThat(one.matches().get(1).after()).containsExactly("c needle");
        assertThat(one.complete()).isFalse();
        LogSearch two = explorer.search(
                "mail", "needle", false, "", "2026-11-21T04:00:00Z", "2026-11-21T04:05:00Z", 1, 2, one.next());
        assertThat(texts(two)).containsExactly("c needle");
        assertThat(two.matches().get(0).before()).containsExactly("b needle");
        assertThat(two.complete()).isTrue();
    }

    @Test
    void a_bound_on_the_work_is_kept_and_nothing_is_lost_by_it() throws IOException {
        for (int hour = 10; hour < 14; hour++) {
            byte[] bytes = "some line of a job's log, which is not searched for\n"
                    .repeat(60_000)
                    .getBytes(UTF_8);
            Path file = logs.append("jobs/mail/20261121/20261121" + hour + ".log", bytes);
            logs.mail("20261121/20261121" + hour + ".log", "needle " + hour + "\n");
            if (hour == 11) {
                Logs.compress(file);
            }
        }
        LogExplorerMXBean small = logs.explorer(SMALL);
        List<String> found = new ArrayList<>();
        String next = "";
        int calls = 0;
        do {
            LogSearch search = small.search("mail", "needle", false, "", "", "", 0, 10, next);
            assertThat(search.scannedBytes()).isLessThanOrEqualTo(SMALL);
            assertThat(search.complete()).isEqualTo(search.next().isEmpty());
            found.addAll(texts(search));
            next = search.next();
            calls++;
        } while (!next.isEmpty());
        assertThat(found).containsExactly("needle 10", "needle 11", "needle 12", "needle 13");
        assertThat(calls).isBetween(6, 8);
    }

    @Test
    void goes_on_after_a_file_that_was_deleted_or_cut() throws IOException {
        Path file = logs.mail(FILE, "needle 1\nneedle 2\n");
        logs.mail("20261121/2026112105.log", "needle 3\n");
        String next = find("needle", 1, "").next();
        assertThat(next).isEqualTo("20261121/2026112104.log@9");
        Files.write(file, new byte[0]);
        assertThat(texts(find("needle", 1, next))).containsExactly("needle 3");
        Files.delete(file);
        assertThat(texts(find("needle", 1, next))).containsExactly("needle 3");
    }

    @Test
    void lines_of_any_length_are_searched_up_to_64_kib() {
        String late = "y".repeat(70_000) + " needle";
        logs.mail(
                FILE,
                "before\nneedle " + "x".repeat(3_000_000) + "\n" + late + "\n" + late.repeat(20) + "\nneedle after\n");
        for (boolean regex : new boolean[] {false, true}) {
            List<LogMatch> found = explorer.search("mail", "needle", regex, "", "", "", 1, 10, "")
                    .matches();
            assertThat(found).extracting(LogMatch::truncated).containsExactly(true, false);
            assertThat(found.get(0).line()).hasSize(64 << 10).startsWith("needle xxx");
            assertThat(found.get(0).before()).containsExactly("before");
            assertThat(found.get(0).after()).containsExactly("y".repeat(64 << 10));
            assertThat(found.get(1).line()).isEqualTo("needle after");
            assertThat(found.get(1).before()).containsExactly("y".repeat(64 << 10));
            assertThat(found.get(1).after()).isEmpty();
        }
    }

    @Test
    void a_search_that_stops_within_an_endless_line_goes_on_behind_it() {
        logs.append("jobs/mail/" + FILE, "z".repeat(5 << 20).getBytes(UTF_8));
        logs.mail(FILE, "\nneedle\n");
        assertThat(all(logs.explorer(SMALL), "needle", false, 0, 10)).containsExactly((5L << 20) + 1);
        assertThat(all(logs.explorer(SMALL), "needle", true, 3, 10)).containsExactly((5L << 20) + 1);
    }

    @Test
    void an_answer_does_not_grow_without_end() {
        logs.mail(FILE, ("needle " + "x".repeat(60_000) + "\n").repeat(400));
        LogSearch found = explorer.search("mail", "needle", false, "", "", "", 20, 1000, "");
        assertThat(found.complete()).isFalse();
        assertThat(found.matches().stream()
                        .mapToInt(match -> match.line().length()
                                + match.before().stream()
                                        .mapToInt(String::length)
                                        .sum()
                                + match.after().stream()
                                        .mapToInt(String::length)
                                        .sum())
                        .sum())
                .isLessThan(32 << 20);
        assertThat(all(explorer, "needle", false, 20, 1000)).hasSize(400).doesNotHaveDuplicates();
    }

    @Test
    void binary_content_is_content() {
        byte[] bytes = new byte[200_000];
        new Random(5).nextBytes(bytes);
        logs.append("jobs/mail/" + FILE, bytes);
        logs.mail(FILE, "\nneedle \u001b[31m<script>\0\n");
        assertThat(texts(find("needle", 10, ""))).containsExactly("needle \u001b[31m<script>\0");
        assertThat(texts(regex("needle"))).hasSize(1);
    }

    @Test
    void what_is_before_a_damage_is_found_and_the_damaged_file_is_named() throws IOException {
        String lines = IntStream.range(0, 9_000)
                .mapToObj(i -> line("04:00:00", "needle " + i))
                .collect(Collectors.joining());
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        GZIPOutputStream zipping = new GZIPOutputStream(zipped, true);
        zipping.write(lines.getBytes(UTF_8));
        zipping.flush();
        zipped.writeBytes(new byte[] {-1, -1, -1});
        logs.append("jobs/mail/" + FILE + ".gz", zipped.toByteArray());
        logs.mail("20261121/2026112105.log.gz", "this is not gzipped");
        byte[] whole = Logs.zipped(lines.getBytes(UTF_8));
        logs.append("jobs/mail/instance-2/20261121/2026112106.log.gz", Arrays.copyOf(whole, whole.length - 1));
        logs.mail("20261121/2026112107.log", "needle behind");

        List<LogSearch> pages = pages(explorer, "needle", false, 0, 1000);
        assertThat(pages.stream().flatMap(page -> texts(page).stream()))
                .hasSize(18_001)
                .contains("needle 0", "needle 8999")
                .endsWith("needle behind");
        assertThat(pages.stream().flatMap(page -> page.damaged().stream()))
                .containsExactly(FILE, "20261121/2026112105.log", "instance-2/20261121/2026112106.log");
    }

    @Test
    void a_search_that_stops_before_a_damage_does_not_know_of_it() throws IOException {
        logs.mail("20261121/2026112103.log", "needle\n");
        logs.mail(FILE + ".gz", "this is not gzipped");
        LogSearch found = find("needle", 1, "");
        assertThat(found.damaged()).isEmpty();
        assertThat(find("needle", 1, found.next()).damaged()).containsExactly(FILE);
    }

    private static List<Long> all(LogExplorerMXBean explorer, String text, boolean regex, int context, int limit) {
        return pages(explorer, text, regex, context, limit).stream()
                .flatMap(page -> page.matches().stream())
                .map(LogMatch::offset)
                .toList();
    }

    private static List<LogSearch> pages(
            LogExplorerMXBean explorer, String text, boolean regex, int context, int limit) {
        List<LogSearch> pages = new ArrayList<>();
        String next = "";
        do {
            LogSearch search = explorer.search("mail", text, regex, "", "", "", context, limit, next);
            pages.add(search);
            assertThat(search.next()).isNotEqualTo(next);
            next = search.next();
        } while (!next.isEmpty());
        return pages;
    }

    private LogSearch find(String text, int limit, String next) {
        return explorer.search("mail", text, false, "", "", "", 0, limit, next);
    }

    private LogSearch regex(String text) {
        return explorer.search("mail", text, true, "", "", "", 0, 10, "");
    }

    private LogSearch window(String from, String to) {
        return explorer.search("mail", "", false, "", from, to, 0, 10, "");
    }

    /** The lines, without their time. */
    private static List<String> texts(LogSearch search) {
        return search.matches().stream()
                .map(match -> match.line().replaceFirst("^2026-\\S+ ", ""))
                .toList();
    }

    private static List<Integer> numbers(List<String> lines) {
        return lines.stream().map(line -> Integer.parseInt(line.split(" ")[2])).toList();
    }
}
