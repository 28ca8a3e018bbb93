package io.reeve.auth;

import static io.reeve.auth.FakeService.SECRET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.reeve.mbeans.NewToken;
import io.reeve.mbeans.TokenInfo;
import io.reeve.spi.Identity;
import io.reeve.spi.LoginException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TokenLoginTest {

    @TempDir
    private Path directory;

    private FakeService service;
    private NewToken token;

    @BeforeEach
    void start() throws Exception {
        service = new FakeService(directory).with("failures", 3).start().adding("ann", "operator");
        token = service.bean().addToken("ann", "deploy", "START@billing-*,AUTH.ADD,STATUS", 30);
    }

    private LoginException refusal(String user, String secret) {
        return catchThrowableOfType(LoginException.class, () -> service.login(user, secret));
    }

    @Test
    void lets_in_without_a_user_or_with_the_owner() throws Exception {
        assertThat(token.token()).matches("reeve_[0-9a-z]{8}_[A-Za-z0-9_-]{43}").contains(token.id());
        assertThat(service.login("", token.token()).name()).isEqualTo("ann (token " + token.id() + ")");
        assertThat(service.login("ann", token.token()).isValid()).isTrue();
        assertThat(refusal("admin", token.token())).hasMessage("wrong token");
    }

    @Test
    void gives_what_both_the_token_and_its_owner_have() throws Exception {
        Identity identity = service.login("", token.token());
        assertThat(identity.may("START", "billing-1")).isTrue();
        assertThat(identity.may("STATUS", "")).isTrue();
        assertThat(identity.may("START", "mail")).isFalse();
        assertThat(identity.may("START", "")).isFalse();
        assertThat(identity.may("STOP", "billing-1")).isFalse();
        assertThat(identity.may("AUTH.ADD", "")).isFalse();
        assertThat(identity.mayForSome("START")).isTrue();
        assertThat(identity.mayForSome("STOP")).isFalse();
        assertThat(identity.mayForSome("AUTH.ADD")).isFalse();
    }

    @Test
    void gives_less_as_soon_as_the_owner_has_less() throws Exception {
        Identity identity = service.login("", token.token());
        service.bean().update("ann", "{privileges: 'START@billing-2'}");
        assertThat(identity.may("START", "billing-1")).isFalse();
        assertThat(identity.may("START", "billing-2")).isTrue();
        assertThat(identity.may("STATUS", "")).isFalse();
        service.bean().update("ann", "{privileges: '*'}");
        assertThat(identity.may("AUTH.ADD", "")).isTrue();
        assertThat(identity.may("AUTH.DELETE", "")).isFalse();
    }

    @Test
    void stays_when_the_owner_has_a_new_password() throws Exception {
        Identity identity = service.login("", token.token());
        service.bean().update("ann", "{password: another}");
        assertThat(identity.isValid()).isTrue();
        assertThat(service.login("ann", token.token()).isValid()).isTrue();
    }

    @Test
    void ends_when_it_is_revoked() throws Exception {
        Identity identity = service.login("", token.token());
        service.bean().deleteToken(token.id());
        assertThat(identity.isValid()).isFalse();
        assertThat(identity.may("STATUS", "")).isFalse();
        assertThat(identity.mayForSome("STATUS")).isFalse();
        assertThat(refusal("", token.token())).hasMessage("wrong token");
        assertThat(service.bean().getTokens()).isEmpty();
    }

    @Test
    void ends_when_it_expires() throws Exception {
        Identity identity = service.login("", token.token());
        service.clock.move(Duration.ofDays(30).minusMillis(1));
        assertThat(identity.may("STATUS", "")).isTrue();
        service.clock.move(Duration.ofMillis(1));
        assertThat(identity.isValid()).isFalse();
        assertThat(identity.may("STATUS", "")).isFalse();
        assertThat(identity.mayForSome("STATUS")).isFalse();
        assertThat(refusal("", token.token())).hasMessage("this token has expired");
        assertThat(refusal("", forged())).hasMessage("wrong token");
    }

    @Test
    void ends_with_its_owner_and_does_not_come_back_with_another_of_that_name() throws Exception {
        Identity identity = service.login("", token.token());
        service.bean().delete("ann");
        assertThat(identity.isValid()).isFalse();
        service.adding("ann", "*");
        assertThat(identity.isValid()).isFalse();
        assertThat(identity.may("STATUS", "")).isFalse();
        assertThat(refusal("", token.token())).hasMessage("wrong token");
    }

    @Test
    void ends_even_if_another_gets_its_id() {
        Vocabulary vocabulary = new Vocabulary(Set::of);
        Grants all = Grants.parse("*", vocabulary::check);
        User ann = new User("ann", PasswordHash.of(SECRET, PasswordHash.LEAST_ITERATIONS), all, Map.of());
        Instant now = service.clock.instant();
        Token one = new Token("00000000", "ann", "", all, now, now.plusSeconds(1), Token.hashOf("one"));
        Token other = new Token("00000000", "ann", "", all, now, now.plusSeconds(1), Token.hashOf("other"));
        AccountsFile file = new AccountsFile(service.documents, directory, vocabulary);
        AccountBook book = new AccountBook(file, Accounts.NONE.withNew(ann).with(one));
        Identity identity = new TokenIdentity(book, one, service.clock);
        assertThat(identity.isValid()).isTrue();
        book.change(accounts -> accounts.with(other));
        assertThat(identity.isValid()).isFalse();
        assertThat(identity.may("STATUS", "")).isFalse();
    }

    @Test
    void is_known_again_after_a_start_and_kept_as_a_hash_only() throws Exception {
        String secret = token.token().substring(15);
        assertThat(service.usersFile()).content().contains(token.id()).doesNotContain(secret);
        service = service.again();
        assertThat(service.login("", token.token()).may("START", "billing-1")).isTrue();
        assertThat(service.bean().getTokens().get(token.id()).label()).isEqualTo("deploy");
    }

    @Test
    void is_told_of_without_its_secret() throws Exception {
        long made = service.clock.millis();
        service.clock.move(Duration.ofHours(1));
        TokenInfo expected = new TokenInfo(
                token.id(),
                "ann",
                "deploy",
                "START@billing-*,AUTH.ADD,STATUS",
                made,
                made + Duration.ofDays(30).toMillis(),
                0);
        assertThat(service.bean().getTokens()).hasSize(1).containsEntry(token.id(), expected);
        assertThat(token.expiresAtMillis()).isEqualTo(expected.expiresAtMillis());
        refusal("", forged());
        assertThat(service.bean().getTokens()).containsEntry(token.id(), expected);
        service.login("", token.token());
        assertThat(service.bean().getTokens().get(token.id()).lastUsedAtMillis())
                .isEqualTo(service.clock.millis());
    }

    @Test
    void passes_while_the_address_waits_but_a_wrong_one_does_not() throws Exception {
        for (int i = 0; i < 3; i++) {
            assertThat(refusal("", forged())).hasMessage("wrong token");
        }
        assertThat(refusal("", forged())).hasMessageContaining("try again in 60 s");
        assertThat(refusal("ann", SECRET)).hasMessageContaining("try again in 60 s");
        assertThat(service.login("", token.token()).isValid()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "reeve_",
                "reeve_x",
                "reeve_00000000_",
                "reeve_00000000_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
            })
    void of_no_use_is_wrong(String secret) {
        assertThat(refusal("", secret)).hasMessage("wrong token");
        assertThat(refusal("ann", secret)).hasMessage("wrong token");
    }

    @Test
    void of_no_use_is_wrong_however_long() {
        assertThat(refusal("", token.token() + "x")).hasMessage("wrong token");
        assertThat(refusal("", token.token() + "\n")).hasMessage("wrong token");
        assertThat(refusal("", "reeve_" + "x".repeat(10_000_000))).hasMessage("wrong token");
    }

    @Test
    void is_another_each_time() {
        Set<String> texts = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            String text = Token.newText();
            assertThat(Token.idIn(text)).contains(text.substring(6, 14));
            texts.add(text);
        }
        assertThat(texts).hasSize(1_000);
    }

    @Test
    void is_not_made_of_nonsense() {
        assertThatThrownBy(() -> service.bean().addToken("bob", "", "*", 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no user called 'bob'");
        for (int days : new int[] {Integer.MIN_VALUE, 0, 3651, Integer.MAX_VALUE}) {
            assertThatThrownBy(() -> service.bean().addToken("ann", "", "*", days))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("days: expected 1 to 3650, not " + days);
        }
        assertThatThrownBy(() -> service.bean().addToken("ann", "", "STRAT", 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'STRAT'");
        assertThatThrownBy(() -> service.bean().addToken("ann", "x".repeat(201), "*", 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("label");
        assertThatThrownBy(() -> service.bean().deleteToken("00000000"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no token with the id '00000000'");
        assertThat(service.bean().getTokens()).hasSize(1);
    }

    /** The right id with a wrong secret. */
    private String forged() {
        char last = token.token().charAt(token.token().length() - 1);
        return token.token().substring(0, token.token().length() - 1) + (last == 'A' ? 'E' : 'A');
    }
}
