package io.reeve.auth;

import static io.reeve.auth.FakeService.SECRET;
import static org.assertj.core.api.Assertions.assertThat;

import io.reeve.spi.Identity;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class UserIdentityTest {

    @TempDir
    private Path directory;

    private FakeService service;
    private Identity ann;

    @BeforeEach
    void start() throws Exception {
        service = new FakeService(directory).start().adding("ann", "viewer,START@billing-*");
        ann = service.login("ann", SECRET);
    }

    private void assertEnded(Identity identity) {
        assertThat(identity.isValid()).isFalse();
        assertThat(identity.may("STATUS", "")).isFalse();
        assertThat(identity.may("STATUS", "billing-1")).isFalse();
        assertThat(identity.mayForSome("STATUS")).isFalse();
    }

    @Test
    void may_what_the_user_may() {
        assertThat(ann.may("STATUS", "")).isTrue();
        assertThat(ann.may("START", "billing-1")).isTrue();
        assertThat(ann.may("START", "")).isFalse();
        assertThat(ann.mayForSome("START")).isTrue();
        assertThat(ann.mayForSome("STOP")).isFalse();
        assertThat(ann).hasToString("ann");
    }

    @Test
    void may_other_things_at_once_when_privileges_change() {
        service.bean().update("ann", "{privileges: STOP}");
        assertThat(ann.isValid()).isTrue();
        assertThat(ann.may("STATUS", "")).isFalse();
        assertThat(ann.may("STOP", "")).isTrue();
        service.bean().update("ann", "{privileges: ''}");
        assertThat(ann.isValid()).isTrue();
        assertThat(ann.may("STOP", "")).isFalse();
        assertThat(ann.mayForSome("STOP")).isFalse();
    }

    @Test
    void ends_at_once_with_the_password_even_if_the_new_one_is_the_same() throws Exception {
        service.bean().update("ann", "{password: " + SECRET + "}");
        assertEnded(ann);
        assertThat(service.login("ann", SECRET).isValid()).isTrue();
    }

    @Test
    void ends_at_once_with_the_user_and_does_not_come_back() {
        service.bean().delete("ann");
        assertEnded(ann);
        service.adding("ann", "*");
        assertEnded(ann);
    }

    @Test
    void outlives_other_changes() {
        service.bean().update("ann", "{realname: Ann}");
        service.adding("bob", "*").bean().delete("bob");
        assertThat(ann.may("START", "billing-1")).isTrue();
    }
}
