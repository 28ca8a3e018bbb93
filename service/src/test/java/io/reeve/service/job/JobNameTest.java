package io.reeve.service.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JobNameTest {

    @ParameterizedTest
    @ValueSource(strings = {"a", "7", "billing", "mail queue", "a.b_c-d", "日次バッチ", "Größe 2", "हिन्दी", "x..y"})
    void takes_letters_and_digits_of_any_script(String name) {
        assertThat(JobName.checked(name)).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ".",
                "..",
                ".hidden",
                "-option",
                "_x",
                "a/b",
                "a\\b",
                "../../evil",
                "a\0b",
                "a\nb",
                "a\tb",
                "a ",
                " a",
                "a:b",
                "a*",
                "a?",
                "a\"b",
                "a,b",
                "a=b",
                "a\u202Eb",
                "a\u00A0b",
                "<b>",
                "$(x)",
                "😀",
                "e\u0301"
            })
    void refuses_what_is_not_safe_as_a_file_name_or_looks_like_another(String name) {
        assertThatThrownBy(() -> JobName.checked(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cannot be a job's name: ")
                .message()
                .doesNotContain("\0", "\n", "\u202E");
    }

    @ParameterizedTest
    @ValueSource(ints = {127, 128})
    void takes_names_up_to_128_bytes(int length) {
        assertThat(JobName.checked("n".repeat(length))).hasSize(length);
    }

    @ParameterizedTest
    @ValueSource(strings = {"n", "日"})
    void refuses_names_of_more_than_128_bytes(String letter) {
        assertThatThrownBy(() -> JobName.checked(letter.repeat(129))).hasMessageContaining("at most 128");
    }
}
