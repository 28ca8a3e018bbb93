package io.reeve.auth;

import static io.reeve.auth.FakeService.SECRET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reeve.mbeans.AuthMXBean;
import io.reeve.mbeans.UserInfo;
import io.reeve.spi.Credentials;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class UserCommandsTest {

    @TempDir
    private Path directory;

    private FakeService service;
    private AuthMXBean bean;

    @BeforeEach
    void start() throws Exception {
        service = new FakeService(directory).start();
        bean = service.bean();
    }

    @Test
    void a_user_is_added_and_told_of_without_the_password() throws Exception {
        UserInfo expected = new UserInfo("li", "STATUS,GET,SERVERMEM", Map.of("realname", "Li"));
        assertThat(bean.add("li", SECRET, "STATUS,GET, STATUS,SERVERMEM", "{\"realname\": \"Li\"}"))
                .isEqualTo(expected);
        assertThat(bean.get("li")).isEqualTo(expected);
        assertThat(bean.getAll()).containsOnlyKeys("admin", "li").containsEntry("li", expected);
        assertThat(service.usersFile()).content().doesNotContain(SECRET);
        assertThat(service.again().bean().getAll()).isEqualTo(bean.getAll());
    }

    @Test
    void extra_facts_are_texts_and_a_null_removes_one() {
        bean.add("li", SECRET, "", "{n: 1, yes: true, list: [1, a, null], map: {k: \"a\\\"b\\n\"}, none: null}");
        assertThat(bean.get("li").extra())
                .containsOnly(
                        Map.entry("n", "1"),
                        Map.entry("yes", "true"),
                        Map.entry("list", "[1,\"a\",null]"),
                        Map.entry("map", "{\"k\":\"a\\\"b\\u000a\"}"));
        bean.update("li", "{n: null, yes: 'no'}");
        assertThat(bean.get("li").extra())
                .containsOnlyKeys("yes", "list", "map")
                .containsEntry("yes", "no");
    }

    @Test
    void an_update_changes_what_it_names_and_nothing_else() throws Exception {
        bean.add("li", SECRET, "viewer", "{realname: Li}");
        assertThat(bean.update("li", "")).isEqualTo(bean.get("li"));
        bean.update("li", "{privileges: 'operator, viewer'}");
        assertThat(bean.get("li")).isEqualTo(new UserInfo("li", "operator,viewer", Map.of("realname", "Li")));
        assertThat(service.login("li", SECRET).isValid()).isTrue();
        bean.update("li", "{password: another}");
        assertThat(service.login("li", "another").isValid()).isTrue();
        assertThatThrownBy(() -> service.login("li", SECRET)).hasMessage("wrong user or password");
        assertThat(bean.get("li").privileges()).isEqualTo("operator,viewer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "-x", ".x", "a b", "a:b", "a/b", "ä", "a\n", "reeve\u0000", "../../x"})
    void a_name_of_another_form_is_refused(String name) {
        assertThatThrownBy(() -> bean.add(name, SECRET, "*", ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cannot be a user's name")
                .hasMessageNotContaining("\n");
    }

    @Test
    void a_name_has_64_characters_at_most() {
        bean.add("Ann.B_c-d@example.org1".repeat(3).substring(0, 64), SECRET, "", "");
        assertThatThrownBy(() -> bean.add("a".repeat(65), SECRET, "", "")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_password_is_neither_empty_nor_endless_nor_like_a_token() {
        for (String password : List.of("", "x".repeat(1025), "reeve_abc")) {
            assertThatThrownBy(() -> bean.add("li", password, "*", ""))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("password: ");
        }
        assertThat(bean.getAll()).containsOnlyKeys("admin");
    }

    @Test
    void who_is_there_cannot_be_added_and_who_is_not_cannot_be_anything_else() {
        bean.add("li", SECRET, "", "");
        assertRefused(() -> bean.add("li", "x", "*", ""), "there is a user called 'li' already");
        assertRefused(() -> bean.update("bob", "{}"), "there is no user called 'bob'");
        assertRefused(() -> bean.delete("bob"), "there is no user called 'bob'");
        assertRefused(() -> bean.get("bob"), "there is no user called 'bob'");
        assertRefused(() -> bean.get(""), "there is no user called ''");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{password: true} | password: expected a text",
                "{password: 12345} | password: expected a text",
                "{password: null} | password: expected a text",
                "{password: ''} | password: expected 1 to 1,024 characters",
                "{privileges: [GET]} | privileges: expected a text",
                "{privileges: STRAT} | there is no privilege 'STRAT'; did you mean START?",
                "[1] | settings: expected a JSON or YAML object",
                "{password: *s3cret} | settings: expected a JSON or YAML object",
                "s3cret | settings: expected a JSON or YAML object",
            })
    void a_wrong_update_changes_nothing_and_is_not_repeated(String settings, String message) throws Exception {
        bean.add("li", SECRET, "viewer", "");
        assertRefused(() -> bean.update("li", settings), message);
        assertThat(service.login("li", SECRET).isValid()).isTrue();
        assertThat(bean.get("li").privileges()).isEqualTo("viewer");
    }

    @Test
    void settings_have_an_end_and_hold_no_second_password() {
        assertRefused(
                () -> bean.update("admin", " ".repeat(20_001)), "settings: at most 20,000 characters are possible");
        assertRefused(
                () -> bean.add("li", SECRET, "", "{password: x}"),
                "settings: password and privileges are parameters of their own");
    }

    @Test
    void the_last_user_with_all_privileges_keeps_them() {
        bean.add("li", SECRET, "operator,*@*", "");
        for (String less : List.of("", "operator", "*@*")) {
            assertLast(() -> bean.update("admin", "{privileges: '" + less + "'}"), "admin");
        }
        assertLast(() -> bean.delete("admin"), "admin");
        assertThat(bean.get("admin").privileges()).isEqualTo("*");
        bean.update("li", "{privileges: admin}");
        bean.update("admin", "{privileges: viewer}");
        assertLast(() -> bean.delete("li"), "li");
        bean.delete("admin");
        assertThatCode(() -> bean.update("li", "{privileges: '*'}")).doesNotThrowAnyException();
        assertThat(bean.getAll()).containsOnlyKeys("li");
    }

    @Test
    void a_privilege_of_a_plugin_can_be_given_once_it_is_there() throws Exception {
        assertThatThrownBy(() -> service.adding("li", "GUARDER.PAUSE")).isInstanceOf(IllegalArgumentException.class);
        service.stage.privileges = Set.of("GUARDER.PAUSE");
        service.adding("li", "GUARDER.PAUSE");
        assertThat(service.again().bean().get("li").privileges()).isEqualTo("GUARDER.PAUSE");
    }

    @Test
    void nothing_changes_while_it_cannot_be_saved() throws Exception {
        bean.add("li", SECRET, "viewer", "");
        var before = bean.getAll();
        service.documents.full = true;
        assertUnsaved(() -> bean.add("bob", SECRET, "*", ""));
        assertUnsaved(() -> bean.update("li", "{privileges: '*', password: another}"));
        assertUnsaved(() -> bean.delete("li"));
        assertUnsaved(() -> bean.addToken("li", "", "*", 1));
        assertUnsaved(() -> bean.setEnable(false));
        assertThat(bean.getAll()).isEqualTo(before);
        assertThat(bean.getTokens()).isEmpty();
        assertThat(bean.getEnable()).isTrue();
        assertThat(service.login("li", SECRET).isValid()).isTrue();
    }

    @Test
    void parallel_changes_are_all_kept() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(8);
        try {
            List<Callable<UserInfo>> changes = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                String name = "user" + i;
                changes.add(() -> bean.add(name, SECRET, "viewer", ""));
            }
            for (Future<UserInfo> change : pool.invokeAll(changes)) {
                change.get();
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(bean.getAll()).hasSize(17);
        assertThat(service.again().bean().getAll()).hasSize(17);
    }

    @Test
    void nothing_that_holds_a_secret_shows_it() {
        PasswordHash hash = PasswordHash.of(SECRET, PasswordHash.LEAST_ITERATIONS);
        Grants grants = Grants.parse("*", name -> {});
        assertThat(new User("li", hash, grants, Map.of()).toString()).doesNotContain(hash.salt(), hash.hash());
        String text = Token.newText();
        String id = Token.idIn(text).orElseThrow();
        Token token =
                new Token(id, "li", "", grants, service.clock.instant(), service.clock.instant(), Token.hashOf(text));
        assertThat(token.toString()).doesNotContain(text, token.hash());
        assertThat(new UserChange(Optional.of(SECRET), Optional.empty(), Map.of("pin", SECRET)).toString())
                .doesNotContain(SECRET);
        assertThat(new Credentials("li", SECRET, "::1").toString()).doesNotContain(SECRET);
    }

    private static void assertRefused(Runnable command, String message) {
        assertThatThrownBy(command::run)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message)
                .hasNoCause();
    }

    private static void assertUnsaved(Runnable command) {
        assertThatThrownBy(command::run)
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("no space left on device");
    }

    private static void assertLast(Runnable command, String name) {
        assertThatThrownBy(command::run)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("user '" + name + "' is the last one with all privileges and has to keep them");
    }
}
