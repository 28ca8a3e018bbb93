package io.reeve.service.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlTest {

    private final Path directory;

    YamlTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void reads_plain_values_in_order_and_exactly() {
        Map<String, @Nullable Object> map = Yaml.parse("t", """
                z: text
                a: 7
                big: 123456789012345678901234567890
                version: 1.10
                on: yes
                flag: true
                nothing: null
                blank:
                zip: 00123
                list: [1, two]
                map: {k: v}
                """);
        assertThat(map)
                .containsExactlyEntriesOf(mapOf(
                        "z",
                        "text",
                        "a",
                        7L,
                        "big",
                        new BigInteger("123456789012345678901234567890"),
                        "version",
                        new BigDecimal("1.10"),
                        "on",
                        "yes",
                        "flag",
                        true,
                        "nothing",
                        null,
                        "blank",
                        null,
                        "zip",
                        "00123",
                        "list",
                        List.of(1L, "two"),
                        "map",
                        Map.of("k", "v")));
    }

    @Test
    void reads_all_of_json() {
        String json =
                "{\"smile\":\t\"\\uD83D\\uDE00\\/\\t\",\r\n\t\"n\": -0.5e3, \"i\": 9007199254740993, \"deep\": {\"a\": [null]}}";
        Map<String, @Nullable Object> deep = mapOf("a", Arrays.asList((Object) null));
        assertThat(Yaml.parse("t", json))
                .containsExactlyEntriesOf(
                        mapOf("smile", "😀/\t", "n", new BigDecimal("-0.5e3"), "i", 9007199254740993L, "deep", deep));
    }

    @Test
    void reads_a_yaml_flow_mapping_as_well_as_json() {
        assertThat(Yaml.parse("t", "{a: 1, b: [x]}")).isEqualTo(Map.of("a", 1L, "b", List.of("x")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  \n", "# a comment\n", "---\n", "null", "{}"})
    void reads_nothing_as_an_empty_map(String text) {
        assertThat(Yaml.parse("t", text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    a: 1\\nb: [2 | t, line 2
                    a: 1\\nb: 2\\na: 3 | t, line 3: the key 'a' is there twice
                    x:\\n  a: 1\\n  a: 3 | t, line 3: the key 'a' is there twice
                    {"a": 1, "a": 2} | the key 'a' is there twice
                    - a\\n- b | t, line 1: expected 'key: value' lines
                    just words | t, line 1: expected 'key: value' lines
                    a: !!binary aGk= | t, line 1: the tag tag:yaml.org,2002:binary is not supported
                    a: 1\\nb: !java.net.URL [x] | t, line 2: the tag !java.net.URL is not supported
                    a: !!set {x} | t, line 1: the tag tag:yaml.org,2002:set is not supported
                    ? [1, 2]\\n: x | t, line 1: a key must be a plain word
                    a: &x [*x] | t, line 1: too large or nested too deeply
                    a: 1e999999999 | t, line 1: 1e999999999 is not a number that can be used
                    a: .inf | t, line 1: .inf is not a number that can be used
                    {"a": "\\ud83d"} | half a surrogate pair in '
                    a: "\\ud83d" | half a surrogate pair in '
                    a: *nobody | t, line 1
                    a: 1\\n---\\nb: 2 | t, line 2
                    \\tb: 2 | t, line 1
                    """)
    void refuses_what_is_not_plain_naming_source_and_line(String text, String message) {
        assertThatExceptionOfType(InvalidYamlException.class)
                .isThrownBy(() -> Yaml.parse("t", text.replace("\\n", "\n").replace("\\t", "\t")))
                .withMessageContaining(message);
    }

    @Test
    void refuses_bombs() {
        StringBuilder laughs = new StringBuilder("a: &a [x,x,x,x,x,x,x,x,x]\n");
        for (char c = 'b'; c < 'h'; c++) {
            String before = ("*" + (char) (c - 1) + ",").repeat(8);
            laughs.append(c).append(": &").append(c).append(" [").append(before).append("x]\n");
        }
        for (String bomb :
                List.of(laughs.toString(), "a: " + "[".repeat(200_000), "x".repeat(Yaml.MAX_CHARACTERS + 1))) {
            assertThatExceptionOfType(InvalidYamlException.class).isThrownBy(() -> Yaml.parse("t", bomb));
        }
    }

    @Test
    void a_file_that_is_not_utf_8_is_refused_with_its_name_and_line() throws Exception {
        Path file = directory.resolve("billing.yaml");
        Files.write(file, new byte[] {'a', ':', ' ', '1', '\n', (byte) 0xff});
        assertThatExceptionOfType(InvalidYamlException.class)
                .isThrownBy(() -> Yaml.read(file))
                .withMessage(file + ", line 2: not UTF-8");
    }

    @Test
    void writes_block_style_for_people() {
        Map<String, @Nullable Object> map = mapOf(
                "command",
                "/usr/bin/php",
                "params",
                "'a b' --x=\"1\"",
                "port",
                "8080",
                "bufferSize",
                20L,
                "writeLog",
                true,
                "script",
                "set -e\nrun it\n",
                "environment",
                mapOf("LANG", "C.UTF-8", "Größe", "groß"),
                "list",
                List.of("a", "b"));
        assertThat(Yaml.format(map)).isEqualTo("""
                command: /usr/bin/php
                params: '''a b'' --x="1"'
                port: '8080'
                bufferSize: 20
                writeLog: true
                script: |
                  set -e
                  run it
                environment:
                  LANG: C.UTF-8
                  Größe: groß
                list:
                  - a
                  - b
                """);
    }

    @Test
    void reads_back_whatever_it_wrote() {
        Random random = new Random(20);
        for (int i = 0; i < 3_000; i++) {
            Map<String, @Nullable Object> map = new LinkedHashMap<>();
            for (int n = random.nextInt(4); n >= 0; n--) {
                map.put(RandomText.of(random, 12), value(random, 3));
            }
            String text = Yaml.format(map);
            assertThat(Yaml.parse("t", text)).as(text).isEqualTo(map);
        }
    }

    private static @Nullable Object value(Random random, int depth) {
        return switch (random.nextInt(depth > 0 ? 8 : 6)) {
            case 0 -> random.nextLong();
            case 1 -> new BigDecimal(BigInteger.valueOf(random.nextInt()), random.nextInt(20) - 5);
            case 2 -> random.nextBoolean();
            case 3 -> null;
            case 4, 5 -> RandomText.of(random, 30);
            case 6 -> new ArrayList<>(Arrays.asList(value(random, depth - 1), value(random, depth - 1)));
            default -> mapOf(RandomText.of(random, 8), value(random, depth - 1));
        };
    }

    private static Map<String, @Nullable Object> mapOf(@Nullable Object... pairs) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(String.valueOf(pairs[i]), pairs[i + 1]);
        }
        return map;
    }
}
