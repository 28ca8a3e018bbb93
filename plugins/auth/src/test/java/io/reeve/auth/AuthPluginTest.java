package io.reeve.auth;

import static io.reeve.auth.FakeService.SECRET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reeve.spi.Plugin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AuthPluginTest {

    private static final String HASH =
            "pbkdf2-sha256$100000$AAECAwQFBgcICQoLDA0ODw$AAECAwQFBgcICQoLDA0ODwAAECAwQFBgcICQoLDA0OD";

    private static final String TOKEN = "user: ann, label: '', privileges: GET,"
            + " created: '2026-11-21T18:53:11Z', expires: '2026-12-21T18:53:11Z'";

    @TempDir
    private Path directory;

    @Test
    void is_found_by_the_service() {
        assertThat(ServiceLoader.load(Plugin.class)).hasExactlyElementsOfTypes(AuthPlugin.class);
        assertThat(new AuthPlugin().name()).isEqualTo("auth");
    }

    @Test
    void makes_an_admin_at_the_first_start_and_tells_the_password_in_a_file_of_its_own() throws Exception {
        FakeService service = new FakeService(directory).start();
        String password = Files.readString(service.firstPassword()).strip();
        assertThat(password).matches("([0-9a-z]{4}-){6}[0-9a-z]{4}");
        assertThat(mode(service.firstPassword())).isEqualTo("rw-------");
        assertThat(service.login("admin", password).may("ANYTHING.ATALL", "")).isTrue();
        assertThat(service.bean().getAll()).containsOnlyKeys("admin");
        assertThat(service.bean().getEnable()).isTrue();
        assertThat(service.usersFile()).content().doesNotContain(password);
    }

    @Test
    void makes_no_second_admin_at_the_second_start() throws Exception {
        FakeService service = new FakeService(directory).start();
        String password = Files.readString(service.firstPassword()).strip();
        Files.delete(service.firstPassword());
        FakeService again = service.again();
        assertThat(again.firstPassword()).doesNotExist();
        assertThat(again.login("admin", password).isValid()).isTrue();
    }

    @Test
    void replaces_a_first_password_that_was_left_and_that_others_may_read() throws Exception {
        FakeService service = new FakeService(directory);
        Files.writeString(service.firstPassword(), "old");
        Files.setPosixFilePermissions(service.firstPassword(), PosixFilePermissions.fromString("rw-rw-rw-"));
        service.start();
        assertThat(mode(service.firstPassword())).isEqualTo("rw-------");
        assertThat(service.firstPassword()).content().isNotEqualTo("old");
    }

    @Test
    void deletes_the_first_password_when_admin_has_another_or_is_gone() throws Exception {
        FakeService service = new FakeService(directory).start().adding("ann", "*");
        service.bean().update("admin", "{realname: Admin}");
        service.bean().update("ann", "{password: another}");
        assertThat(service.firstPassword()).exists();
        service.bean().update("admin", "{password: another}");
        assertThat(service.firstPassword()).doesNotExist();
        Files.writeString(service.firstPassword(), "x");
        service.bean().delete("admin");
        assertThat(service.firstPassword()).doesNotExist();
    }

    @Test
    void leaves_no_first_password_if_the_user_could_not_be_saved() {
        FakeService service = new FakeService(directory);
        service.documents.full = true;
        assertThatThrownBy(service::start).isInstanceOf(UncheckedIOException.class);
        assertThat(directory).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw--w----", "rw----r--", "rw-----w-", "rw-rw-rw-"})
    void does_not_start_with_users_that_others_can_read_or_write(String mode) throws Exception {
        FakeService service = new FakeService(directory).start();
        Files.setPosixFilePermissions(service.usersFile(), PosixFilePermissions.fromString(mode));
        assertThatThrownBy(service::again)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageEndingWith("run: chmod 600 " + service.usersFile());
        assertThat(mode(service.usersFile())).isEqualTo(mode);
    }

    @Test
    void does_not_take_a_lost_link_for_a_first_start() throws Exception {
        FakeService service = new FakeService(directory);
        Files.createSymbolicLink(service.usersFile(), directory.resolve("nowhere"));
        assertThatThrownBy(service::start).isInstanceOf(IOException.class);
        assertThat(service.firstPassword()).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'{' | line 1",
                "[] | not an object",
                "{user: {}} | user: there is no such key",
                "{users: [ann]} | users: expected 'key: value' lines",
                "{users: {ann: x}} | users.ann: expected 'key: value' lines",
                "{enabled: maybe} | enabled: expected true or false",
                "{users: {ann: {privileges: GET}}} | users.ann.password: expected a text",
                "{users: {ann: {password: s3cret, privileges: GET}}} | users.ann.password: expected pbkdf2-sha256",
                "{users: {ann: {password: HASH}}} | users.ann.privileges: expected a text",
                "{users: {ann: {password: HASH, privileges: STRAT}}} | privileges: there is no privilege 'STRAT'",
                "{users: {ann: {password: HASH, privileges: GET, extra: {a: 1}}}} | users.ann.extra.a: expected a text",
                "{users: {ann: {password: HASH, privileges: GET, groups: x}}} | users.ann.groups: there is no such key",
                "{users: {a b: {password: HASH, privileges: GET}}} | users.a b: 'a b' cannot be a user's name",
                "{tokens: {00000000: {}}} | hash: expected a text",
                "{tokens: {x: {TOKEN, hash: ''}}} | tokens.x: 'x' cannot be the id of a token",
                "{tokens: {abcdefgh: {TOKEN, hash: s3cret}}} | tokens.abcdefgh: hash: expected 64 hexadecimal digits",
                "{tokens: {abcdefgh: {TOKEN_OF_TODAY, hash: ''}}} | tokens.abcdefgh.created: expected an instant",
                "{tokens: {abcdefgh: {TOKEN, hash: 'a64_ZEROS'}}} | 64 hexadecimal digits",
                "{tokens: {abcdefgh: {TOKEN, hash: '64_ZEROS'}}} | tokens.abcdefgh.user: there is no user called 'ann'",
            })
    void does_not_start_with_users_it_does_not_understand_and_leaves_them_alone(String yaml, String message)
            throws Exception {
        FakeService service = new FakeService(directory);
        service.writeUsers(yaml.replace("TOKEN_OF_TODAY", TOKEN.replaceFirst("'2026[^']*'", "today"))
                .replace("TOKEN", TOKEN)
                .replace("64_ZEROS", "0".repeat(64))
                .replace("HASH", HASH));
        String before = Files.readString(service.usersFile());
        assertThatThrownBy(service::start)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(service.usersFile().toString())
                .hasMessageContaining(message)
                .hasMessageNotContaining("s3cret");
        assertThat(service.usersFile()).hasContent(before);
        assertThat(service.firstPassword()).doesNotExist();
        assertThat(service.stage.beans()).isEmpty();
        assertThat(service.stage.accessControl()).isEmpty();
    }

    @Test
    void tells_all_that_is_wrong_with_users_at_once() throws Exception {
        FakeService service = new FakeService(directory);
        service.writeUsers("{x: 1, users: {ann: {password: p}, bob: 1}}");
        assertThatThrownBy(service::start)
                .hasMessageContaining("x: there is no such key")
                .hasMessageContaining("users.ann.password: ")
                .hasMessageContaining("users.ann.privileges: ")
                .hasMessageContaining("users.bob: ");
    }

    @Test
    void reads_what_an_operator_wrote_by_hand() throws Exception {
        FakeService service = new FakeService(directory);
        service.writeUsers("users:\n  ann:\n    password: " + HASH + "\n    privileges: viewer, PLUGIN.TOCOME\n");
        service.start();
        assertThat(service.bean().get("ann").privileges()).isEqualTo("viewer,PLUGIN.TOCOME");
        assertThat(service.bean().getEnable()).isTrue();
    }

    @Test
    void refuses_settings_that_would_switch_off_the_throttle() {
        FakeService service = new FakeService(directory).with("failureWindow", Duration.ZERO);
        assertThatThrownBy(service::start).hasMessage("etc/plugins/auth.yaml: failureWindow: expected 1s at least");
        assertThatThrownBy(new FakeService(directory).with("failures", 0)::start)
                .hasMessageContaining("failures");
        assertThatThrownBy(new FakeService(directory).with("hashIterations", 99_999)::start)
                .hasMessageContaining("hashIterations");
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void can_be_closed_twice_and_before_a_start() throws Exception {
        new AuthPlugin().close();
        FakeService service = new FakeService(directory).start();
        service.adding("ann", "viewer");
        service.plugin.close();
        service.plugin.close();
        assertThat(service.again().login("ann", SECRET).isValid()).isTrue();
    }

    private static String mode(Path file) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
