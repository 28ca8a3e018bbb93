package io.reeve.auth;

import static io.reeve.auth.FakeService.SECRET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.reeve.spi.LoginException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PasswordLoginTest {

    private static final String ELSEWHERE = "198.51.100.1";

    @TempDir
    private Path directory;

    private FakeService service;

    @BeforeEach
    void start() throws Exception {
        service = new FakeService(directory).with("failures", 3).start().adding("ann", "viewer");
    }

    private LoginException refusal(String user, String secret) {
        return catchThrowableOfType(LoginException.class, () -> service.login(user, secret));
    }

    private void exhaust() {
        for (int i = 0; i < 3; i++) {
            assertThat(refusal("ann", "wrong")).hasMessage("wrong user or password");
        }
    }

    @Test
    void lets_in_with_the_right_password() throws Exception {
        assertThat(service.login("ann", SECRET).name()).isEqualTo("ann");
        assertThat(service.login("ann", SECRET).may("STATUS", "")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"ann, wrong", "ann, ''", "bob, wrong", "'', ''", "'', wrong", "ANN, correct horse battery staple"})
    void tells_not_what_was_wrong(String user, String secret) {
        LoginException refusal = refusal(user, secret);
        assertThat(refusal).hasMessage("wrong user or password");
        assertThat(refusal.retryAfter()).isZero();
        assertThat(refusal.isWorthALine()).isTrue();
    }

    @Test
    void refuses_what_is_endless() {
        assertThat(refusal("ann", "x".repeat(10_000_000))).hasMessage("wrong user or password");
        assertThat(refusal("x".repeat(10_000_000), "x")).hasMessage("wrong user or password");
    }

    @Test
    void takes_passwords_of_any_characters_up_to_1024() throws Exception {
        String password = "\uD83D\uDE00 ü\u0000\n".repeat(204);
        service.bean().add("bob", password, "*", "");
        assertThat(service.login("bob", password).isValid()).isTrue();
        assertThat(refusal("bob", password + "x")).isNotNull();
    }

    @Test
    void has_an_address_wait_after_too_many_failures_even_with_the_right_password() throws Exception {
        exhaust();
        assertThat(refusal("ann", SECRET)).hasMessageContaining("try again in 60 s");
        assertThat(refusal("admin", "x").retryAfter()).isEqualTo(Duration.ofMinutes(1));
        assertThat(service.login("ann", SECRET, ELSEWHERE).isValid()).isTrue();
        service.clock.move(Duration.ofMinutes(1));
        assertThat(service.login("ann", SECRET).isValid()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"bob, wrong", "ann, ''"})
    void counts_unknown_users_and_impossible_passwords(String user, String secret) {
        for (int i = 0; i < 3; i++) {
            assertThat(refusal(user, secret)).hasMessage("wrong user or password");
        }
        assertThat(refusal(user, secret)).hasMessageContaining("try again");
        assertThat(refusal("ann", SECRET)).hasMessageContaining("try again");
    }

    @Test
    void does_not_begin_to_count_anew_after_a_success() throws Exception {
        refusal("ann", "wrong");
        refusal("ann", "wrong");
        service.login("ann", SECRET);
        refusal("ann", "wrong");
        assertThat(refusal("ann", "wrong")).hasMessageContaining("try again");
    }

    @Test
    void lets_remembered_passwords_pass_while_the_address_waits() throws Exception {
        service.login("ann", SECRET);
        exhaust();
        assertThat(service.login("ann", SECRET).isValid()).isTrue();
        assertThat(refusal("ann", SECRET + "x")).hasMessageContaining("try again");
        assertThat(refusal("admin", SECRET)).hasMessageContaining("try again");
    }

    @Test
    void remembers_a_password_no_longer_than_set() throws Exception {
        service.login("ann", SECRET);
        service.clock.move(Duration.ofSeconds(30));
        exhaust();
        service.clock.move(Duration.ofMillis(29_999));
        assertThat(service.login("ann", SECRET).isValid()).isTrue();
        service.clock.move(Duration.ofMillis(1));
        assertThat(refusal("ann", SECRET)).hasMessageContaining("try again");
    }

    @Test
    void remembers_nothing_if_so_set() throws Exception {
        service = service.with("cacheFor", Duration.ZERO).again();
        service.login("ann", SECRET);
        exhaust();
        assertThat(refusal("ann", SECRET)).hasMessageContaining("try again");
    }

    @Test
    void forgets_a_password_with_any_change_of_the_user() throws Exception {
        for (String change : List.of("{privileges: operator}", "{realname: Ann}", "{password: another}")) {
            service.login("ann", SECRET, ELSEWHERE);
            service.bean().update("ann", change);
            exhaust();
            assertThat(refusal("ann", SECRET)).as(change).hasMessageContaining("try again");
            service.clock.move(Duration.ofMinutes(1));
        }
        assertThat(refusal("ann", SECRET)).hasMessage("wrong user or password");
    }

    @Test
    void forgets_a_password_with_its_user() throws Exception {
        service.login("ann", SECRET);
        service.bean().delete("ann");
        assertThat(refusal("ann", SECRET)).hasMessage("wrong user or password");
        service.bean().add("ann", "another", "*", "");
        assertThat(refusal("ann", SECRET)).hasMessage("wrong user or password");
    }

    @Test
    void lets_parallel_guesses_not_slip_through() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(20);
        try {
            List<Callable<LoginException>> guesses = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                String guess = "guess " + i;
                guesses.add(() -> refusal("ann", guess));
            }
            int looked = 0;
            for (Future<LoginException> guess : pool.invokeAll(guesses)) {
                looked += guess.get().retryAfter().isZero() ? 1 : 0;
            }
            // One more than allowed may have had its turn when the last one failed.
            assertThat(looked).isBetween(3, 4);
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void lets_parallel_logins_of_one_client_in() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(20);
        try {
            List<Callable<Boolean>> logins = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                logins.add(() -> service.login("ann", SECRET).isValid());
            }
            for (Future<Boolean> login : pool.invokeAll(logins)) {
                assertThat(login.get()).isTrue();
            }
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void goes_by_the_iterations_that_were_kept() throws Exception {
        service = service.with("hashIterations", 150_000).again();
        assertThat(service.login("ann", SECRET).isValid()).isTrue();
        service.adding("bob", "viewer");
        assertThat(service.usersFile()).content().contains("pbkdf2-sha256$100000$", "pbkdf2-sha256$150000$");
        assertThat(service.login("bob", SECRET).isValid()).isTrue();
    }

    @Test
    void a_token_sent_as_password_of_a_wrong_form_is_a_wrong_token() {
        assertThatThrownBy(() -> service.login("ann", "reeve_")).hasMessage("wrong token");
    }
}
