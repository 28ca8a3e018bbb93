package io.reeve.service.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reeve.service.fakes.FakeAccess;
import io.reeve.spi.Credentials;
import io.reeve.spi.LoginException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EntranceTest {

    private final LocalToken token = LocalToken.random();
    private final List<Audit.Event> audit = new ArrayList<>();
    private final Entrance entrance = new Entrance(token, audit::add);
    private final FakeAccess access = new FakeAccess().user("ann", "STATUS");

    private Caller enter(String user, String secret) throws LoginException {
        return entrance.enter("http", "192.0.2.7", Optional.of(new Credentials(user, secret, "192.0.2.7")));
    }

    @Test
    void while_nobody_guards_anyone_may_everything_and_no_longer_once_somebody_does() throws Exception {
        Caller anyone = entrance.enter("http", "127.0.0.1", Optional.empty());
        assertThat(anyone.may(Need.toRead("STATUS"), "billing")).isTrue();
        entrance.guardedBy(access);
        assertThat(anyone.may(Need.toRead("STATUS"), "billing")).isFalse();
        assertThat(anyone.may(Need.toRead(""), "")).isFalse();
        assertThatThrownBy(() -> entrance.enter("http", "127.0.0.1", Optional.empty()))
                .isInstanceOf(LoginException.class);
        entrance.unguardedBy(access);
        assertThat(anyone.may(Need.toRead("STATUS"), "billing")).isTrue();
    }

    @Test
    void there_is_one_guard() {
        entrance.guardedBy(access);
        assertThatThrownBy(() -> entrance.guardedBy(new FakeAccess())).isInstanceOf(IllegalStateException.class);
        entrance.unguardedBy(new FakeAccess());
        assertThat(entrance.isGuarded()).isTrue();
    }

    @Test
    void users_come_in_and_so_does_the_token_under_any_name() throws Exception {
        entrance.guardedBy(access);
        assertThat(enter("ann", "ann").name()).isEqualTo("ann");
        assertThat(enter("ann", "ann").may(Need.toRead("STOP"), "")).isFalse();
        assertThat(enter("", token.text()).name()).isEqualTo("local:" + System.getProperty("user.name"));
        assertThat(enter("x", token.text()).may(Need.toRead("STOP"), "")).isTrue();
        assertThat(audit).isEmpty();
    }

    @Test
    void who_is_refused_is_recorded_without_what_it_said() {
        entrance.guardedBy(access);
        assertThatThrownBy(() -> enter("ann", "hunter2")).hasMessage("wrong user or password");
        assertThatThrownBy(() -> enter("a".repeat(10_000), "")).isInstanceOf(LoginException.class);
        assertThat(audit).hasSize(2).allMatch(event -> event.what().equals("LOGIN"));
        assertThat(audit.get(0).who()).isEqualTo("ann");
        assertThat(audit.get(1).who()).hasSizeLessThan(100);
        assertThat(audit.toString()).doesNotContain("hunter2");
    }

    @Test
    void a_flood_from_one_address_is_counted_and_not_written_line_by_line() {
        for (int i = 0; i < 1_000; i++) {
            entrance.refused("http", "192.0.2.1", "", "REQUEST", "413 Payload Too Large");
        }
        assertThat(audit).hasSize(200);
        entrance.refused("http", "192.0.2.2", "", "REQUEST", "413 Payload Too Large");
        assertThat(audit).hasSize(201);
    }

    @Test
    void secrets_show_in_no_text() {
        assertThat(token.toString()).doesNotContain(token.text());
        assertThat(new Credentials("ann", "hunter2", "192.0.2.7").toString()).doesNotContain("hunter2");
    }
}
