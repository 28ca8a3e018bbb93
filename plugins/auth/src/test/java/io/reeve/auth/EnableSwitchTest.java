package io.reeve.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EnableSwitchTest {

    @TempDir
    private Path directory;

    @Test
    void is_on_at_first_and_remembers_how_it_was_set() throws Exception {
        FakeService service = new FakeService(directory).start();
        assertThat(service.control().isEnabled()).isTrue();
        service.bean().setEnable(false);
        assertThat(service.control().isEnabled()).isFalse();
        assertThat(service.bean().getEnable()).isFalse();
        FakeService again = service.again();
        assertThat(again.control().isEnabled()).isFalse();
        again.bean().setEnable(true);
        assertThat(again.again().control().isEnabled()).isTrue();
    }

    @Test
    void does_as_the_settings_say_and_lets_nobody_else_decide() throws Exception {
        FakeService service = new FakeService(directory).with("enabled", false).start();
        assertThat(service.control().isEnabled()).isFalse();
        assertThatThrownBy(() -> service.bean().setEnable(true))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("etc/plugins/auth.yaml says enabled: false, which has to be changed or taken out there");
        assertThat(service.control().isEnabled()).isFalse();
        FakeService strict = service.with("enabled", true).again();
        assertThat(strict.control().isEnabled()).isTrue();
        assertThatThrownBy(() -> strict.bean().setEnable(false))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("etc/plugins/auth.yaml says enabled: true");
        assertThat(strict.control().isEnabled()).isTrue();
    }

    @Test
    void asks_nobody_of_this_machine_to_log_in_while_there_are_no_users_unless_the_settings_want_it() throws Exception {
        FakeService service = new FakeService(directory).start();
        service.stage.documents.save("users", Map.of("enabled", true));
        FakeService empty = service.again();
        assertThat(empty.bean().getEnable()).isTrue();
        assertThat(empty.control().isEnabled()).isFalse();
        empty.bean().add("first", "password", "*", "");
        assertThat(empty.control().isEnabled()).isTrue();
        service.stage.documents.save("users", Map.of("enabled", true));
        assertThat(service.with("enabled", true).again().control().isEnabled()).isTrue();
        FakeService open = new FakeService(directory);
        open.stage.loopbackOnly = false;
        assertThat(open.start().control().isEnabled()).isTrue();
    }

    @Test
    void lets_settings_overrule_what_was_set_before() throws Exception {
        FakeService service = new FakeService(directory).start();
        service.bean().setEnable(false);
        assertThat(service.with("enabled", true).again().control().isEnabled()).isTrue();
    }

    @Test
    void stays_on_while_others_can_reach_the_service() throws Exception {
        FakeService service = new FakeService(directory);
        service.stage.loopbackOnly = false;
        service.start();
        assertThat(service.control().isEnabled()).isTrue();
        assertThatThrownBy(() -> service.bean().setEnable(false))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("other machines can reach the service");
        assertThat(service.control().isEnabled()).isTrue();
        service.bean().setEnable(true);
        assertThat(service.again().control().isEnabled()).isTrue();
    }

    @Test
    void keeps_the_service_from_starting_open_to_others_by_settings() {
        FakeService service = new FakeService(directory).with("enabled", false);
        service.stage.loopbackOnly = false;
        assertThatThrownBy(service::start)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("access control is switched off by etc/plugins/auth.yaml");
        assertThat(directory).isEmptyDirectory();
        assertThat(service.stage.accessControl()).isEmpty();
    }

    @Test
    void keeps_the_service_from_starting_open_to_others_as_it_was_set_before() throws Exception {
        FakeService service = new FakeService(directory).start();
        service.bean().setEnable(false);
        service.stage.loopbackOnly = false;
        assertThatThrownBy(service::again)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("access control is switched off by AUTH.SETENABLE");
        assertThat(service.with("enabled", true).again().control().isEnabled()).isTrue();
    }
}
