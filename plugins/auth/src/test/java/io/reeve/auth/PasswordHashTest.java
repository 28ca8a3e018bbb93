package io.reeve.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PasswordHashTest {

    // Made with Python 3.11: hashlib.pbkdf2_hmac('sha256', 'pässword'.encode(), bytes(range(16)), 100000)
    private static final String BY_PYTHON =
            "pbkdf2-sha256$100000$AAECAwQFBgcICQoLDA0ODw$g78tpH4qrOvbmNdJr8tb6Yc1JFIybJqRH2zZriNsUL0";

    @Test
    void agrees_with_another_implementation() {
        assertThat(PasswordHash.parse(BY_PYTHON).matches("pässword")).isTrue();
        assertThat(PasswordHash.parse(BY_PYTHON).matches("password")).isFalse();
    }

    @Test
    void comes_back_from_its_text_and_has_a_salt_of_its_own() {
        PasswordHash hash = PasswordHash.of("x", PasswordHash.LEAST_ITERATIONS);
        assertThat(PasswordHash.parse(hash.text())).isEqualTo(hash);
        assertThat(hash.text()).matches("pbkdf2-sha256\\$100000\\$[A-Za-z0-9+/]{22}\\$[A-Za-z0-9+/]{43}");
        assertThat(PasswordHash.of("x", PasswordHash.LEAST_ITERATIONS)).isNotEqualTo(hash);
        assertThat(PasswordHash.parse(hash.text()).matches("x")).isTrue();
    }

    @Test
    void shows_neither_salt_nor_hash() {
        assertThat(PasswordHash.parse(BY_PYTHON)).hasToString("pbkdf2-sha256$100000");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "secret",
                "pbkdf2-sha256$100000$AAECAwQFBgcICQoLDA0ODw$",
                "pbkdf2-sha256$99999$AAECAwQFBgcICQoLDA0ODw$AAECAwQFBgcICQoLDA0ODwAAECAwQFBgcICQoLDA0ODw",
                "pbkdf2-sha1$100000$AAECAwQFBgcICQoLDA0ODw$AAECAwQFBgcICQoLDA0ODwAAECAwQFBgcICQoLDA0OD",
                "pbkdf2-sha256$10000001$AAECAwQFBgcICQoLDA0ODw$AAECAwQFBgcICQoLDA0ODwAAECAwQFBgcICQoLDA0ODw",
            })
    void refuses_another_form_without_repeating_it(String text) {
        assertThatThrownBy(() -> PasswordHash.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContainingAny("AAEC", "secret");
    }
}
