package io.reeve.service.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.reeve.mbeans.JobMXBean;
import io.reeve.mbeans.ObjectNames;
import io.reeve.service.config.Home;
import io.reeve.service.fakes.FakeGate;
import io.reeve.service.fakes.FakeJob;
import io.reeve.service.fakes.NoListener;
import io.reeve.service.gate.Audit;
import io.reeve.service.http.Pages;
import io.reeve.service.jmx.Exporter;
import io.reeve.service.job.Guards;
import io.reeve.service.output.OpenLogs;
import io.reeve.service.output.Reactor;
import io.reeve.spi.Credentials;
import io.reeve.spi.LoginException;
import io.reeve.spi.PluginContext.Surroundings;
import io.reeve.spi.Visitor;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.reflect.UndeclaredThrowableException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import javax.management.InstanceNotFoundException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuestTest {

    private static final String HERE = "127.0.0.1";
    private static final String ELSEWHERE = "192.0.2.7";

    @TempDir
    Path directory;

    private final Exporter exporter = new Exporter(ManagementFactory.getPlatformMBeanServer());
    private final FakeGate gate = new FakeGate(exporter);
    private Reactor reactor;
    private Scope scope;

    @BeforeEach
    void export() throws IOException {
        reactor = new Reactor();
        exporter.exportWithState(ObjectNames.job("mail"), JobMXBean.class, new FakeJob("mail"));
        World world = new World(
                Home.prepare(directory),
                Clock.systemUTC(),
                exporter,
                gate.hooks,
                new Transitions(new NoListener()),
                new Guards(),
                gate.gate,
                gate.entrance,
                new OpenLogs(directory.resolve("log")),
                reactor,
                new Pages(),
                new Surroundings(true));
        scope = new Scope("hatch", GuestTest.class, world, listener -> {});
    }

    @AfterEach
    void close() {
        scope.close();
        exporter.close();
        reactor.close();
    }

    private Visitor admit(String address, String user) throws LoginException {
        return scope.admit(address, Optional.of(new Credentials(user, user, address)));
    }

    private static JobMXBean mail(Visitor visitor) {
        return visitor.bean(ObjectNames.job("mail"), JobMXBean.class);
    }

    @Test
    void what_a_user_does_is_judged_and_recorded_as_at_every_other_door() throws Exception {
        gate.access.user("ann", "STOP@mail");
        gate.guard();
        Visitor ann = admit(ELSEWHERE, "ann");
        assertThat(ann.identity().name()).isEqualTo("ann");
        mail(ann).stop();
        assertThatThrownBy(() -> mail(ann).start())
                .isInstanceOf(SecurityException.class)
                .hasMessageContaining("closed to ann: it takes the privilege START for job mail");
        assertThat(gate.audit)
                .extracting(Audit.Event::door, Audit.Event::from, Audit.Event::what)
                .containsExactly(tuple("hatch", ELSEWHERE, "STOP"), tuple("hatch", ELSEWHERE, "START"));
    }

    @Test
    void a_wrong_password_lets_nobody_in_and_is_recorded() {
        gate.guard();
        assertThatThrownBy(() -> scope.admit(HERE, Optional.of(new Credentials("admin", "guess", HERE))))
                .isInstanceOf(LoginException.class);
        assertThatThrownBy(() -> scope.admit(HERE, Optional.empty())).isInstanceOf(LoginException.class);
        assertThat(gate.audit).hasSize(2).allMatch(event -> event.what().equals("LOGIN"));
        assertThat(gate.audit.toString()).doesNotContain("guess");
    }

    @Test
    void while_nobody_has_to_log_in_anyone_of_this_machine_comes_in_and_nobody_from_elsewhere() throws Exception {
        Visitor anyone = scope.admit(HERE, Optional.empty());
        assertThat(mail(anyone).getName()).isEqualTo("mail");
        assertThat(scope.admit("::1", Optional.empty()).identity().isValid()).isTrue();
        assertThatThrownBy(() -> scope.admit(ELSEWHERE, Optional.empty()))
                .isInstanceOf(LoginException.class)
                .hasMessageContaining("from other machines");
        assertThat(gate.audit).singleElement().matches(event -> event.from().equals(ELSEWHERE));
        gate.guard();
        assertThatThrownBy(() -> mail(anyone).getName()).isInstanceOf(SecurityException.class);
    }

    @Test
    void who_came_in_has_nothing_any_more_when_the_plugin_is_closed() throws Exception {
        Visitor anyone = scope.admit(HERE, Optional.empty());
        assertThatThrownBy(() ->
                        anyone.bean(ObjectNames.job("none"), JobMXBean.class).getName())
                .isInstanceOf(UndeclaredThrowableException.class)
                .hasCauseInstanceOf(InstanceNotFoundException.class);
        scope.close();
        assertThatThrownBy(() -> mail(anyone).getName())
                .isInstanceOf(SecurityException.class)
                .hasMessage("the door hatch is closed");
    }
}
