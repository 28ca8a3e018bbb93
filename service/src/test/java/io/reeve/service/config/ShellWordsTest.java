package io.reeve.service.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShellWordsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\u0001', textBlock = """
                    a b  c         | a,b,c
                    'a b' c        | a b,c
                    "a b"'c d'e    | a bc de
                    a\\ b          | a b
                    '\\n'          | \\n
                    "\\n\\"\\$\\\\" | \\n"$\\
                    $HOME ~ *.txt  | $HOME,~,*.txt
                    --x='' ''      | --x=,EMPTY
                    a#b #c         | a#b,#c
                    """)
    void splits_as_a_shell_without_expansion(String line, String words) {
        List<String> expected = Arrays.stream(words.split(","))
                .map(word -> word.equals("EMPTY") ? "" : word)
                .toList();
        assertThat(ShellWords.split(line)).isEqualTo(expected);
    }

    @Test
    void nothing_is_no_word() {
        assertThat(ShellWords.split(" \t\n ")).isEmpty();
        assertThat(ShellWords.split("a\\\nb")).containsExactly("ab");
    }

    @ParameterizedTest
    @ValueSource(strings = {"'a", "\"a", "\"a\\\"", "a\\"})
    void refuses_what_is_not_finished(String line) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ShellWords.split(line))
                .withMessageEndingWith("in: " + line);
    }

    @Test
    void quotes_only_what_needs_it() {
        assertThat(ShellWords.join(List.of("-n", "--x=a,b", "a b", "it's", "", "größe")))
                .isEqualTo("-n --x=a,b 'a b' 'it'\\''s' '' größe");
    }

    @Test
    void takes_apart_what_it_joined() {
        Random random = new Random(7);
        for (int i = 0; i < 5_000; i++) {
            List<String> words = words(random);
            assertThat(ShellWords.split(ShellWords.join(words))).isEqualTo(words);
        }
    }

    @Test
    void a_real_shell_agrees() throws Exception {
        Random random = new Random(8);
        for (int i = 0; i < 60; i++) {
            List<String> words = words(random);
            words.replaceAll(word -> word.replace("\u0000", ""));
            String script = "printf '<%s>\\n' " + ShellWords.join(words);
            String expected =
                    String.join("", words.stream().map(w -> "<" + w + ">\n").toList());
            Process shell = new ProcessBuilder("sh").redirectErrorStream(true).start();
            shell.getOutputStream().write(script.getBytes(StandardCharsets.UTF_8));
            shell.getOutputStream().close();
            assertThat(new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .as(script)
                    .isEqualTo(words.isEmpty() ? "<>\n" : expected);
        }
    }

    private static List<String> words(Random random) {
        List<String> words = new ArrayList<>();
        for (int n = random.nextInt(6); n > 0; n--) {
            words.add(RandomText.of(random, 8));
        }
        return words;
    }
}
