package io.reeve.service.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reeve.mbeans.ObjectNames;
import io.reeve.mbeans.PluginMXBean;
import io.reeve.mbeans.PluginState;
import io.reeve.service.config.Home;
import io.reeve.service.fakes.FakeGate;
import io.reeve.service.fakes.NoListener;
import io.reeve.service.http.Pages;
import io.reeve.service.jmx.Exporter;
import io.reeve.service.job.Guards;
import io.reeve.service.output.OpenLogs;
import io.reeve.service.output.Reactor;
import io.reeve.spi.PluginContext.Surroundings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import javax.management.JMX;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With the plugin auth, which is built in, and jars that are dropped. */
class PluginHostTest {

    private static final ObjectName OTHER = ObjectNames.plugin("other");

    @TempDir
    Path directory;

    private final MBeanServer beans = MBeanServerFactory.newMBeanServer();
    private Exporter exporter;
    private Reactor reactor;
    private FakeGate gate;
    private Home home;

    @BeforeEach
    void prepare() throws IOException {
        home = Home.prepare(directory.resolve("home"));
        Files.writeString(home.pluginSettings("auth"), "hashIterations: 100000\n");
        Files.writeString(home.pluginSettings("socket-api"), "port: 0\ntextPort: 0\n");
        exporter = new Exporter(beans);
        reactor = new Reactor();
        gate = new FakeGate(exporter);
        System.clearProperty("closed.other");
    }

    @AfterEach
    void close() {
        reactor.close();
    }

    private PluginHost start(boolean loopbackOnly, String... wanted) throws IOException {
        World world = new World(
                home,
                Clock.systemUTC(),
                exporter,
                gate.hooks,
                new Transitions(new NoListener()),
                new Guards(),
                gate.gate,
                gate.entrance,
                new OpenLogs(home.log()),
                reactor,
                new Pages(),
                new Surroundings(loopbackOnly));
        return PluginHost.start(world, List.of(directory.resolve("plugins")), List.of(wanted));
    }

    private PluginMXBean shown(ObjectName name) {
        return JMX.newMXBeanProxy(beans, name, PluginMXBean.class);
    }

    @Test
    void the_guard_starts_although_nobody_asks_for_it() throws IOException {
        PluginHost host = start(true, "auth");
        assertThat(gate.entrance.isGuarded()).isTrue();
        assertThat(shown(ObjectNames.plugin("auth")).getState()).isEqualTo(PluginState.STARTED);
        assertThat(shown(ObjectNames.plugin("auth")).getOrigin()).isEqualTo("built in");
        host.close();
        assertThat(gate.entrance.isGuarded()).isFalse();
        assertThat(beans.queryNames(ObjectNames.AUTH, null)).isEmpty();
        assertThat(PluginHost.chosen(List.of(found("x"), found("auth")), List.of("x")))
                .extracting(Found::name)
                .containsExactly("auth", "x");
    }

    @Test
    void a_dropped_jar_is_found_started_shown_and_closed() throws Exception {
        Path jar = DroppedJar.make(
                directory, "other", "context.onReady(() -> System.setProperty(\"closed.other\", \"ready \"));");
        PluginHost host = start(true, "*");
        assertThat(shown(OTHER).getState()).isEqualTo(PluginState.STARTED);
        assertThat(shown(OTHER).getOrigin()).isEqualTo(jar.toRealPath().toString());
        assertThat(threads("plugin-other")).isEqualTo(1);
        host.ready();
        host.close();
        assertThat(System.getProperty("closed.other")).isEqualTo("ready x");
        awaitEndOfThreads("plugin-other");
        assertThat(beans.queryNames(OTHER, null)).isEmpty();
        assertThat(home.data().resolve("plugins/other")).isDirectory();
    }

    @Test
    void a_plugin_sees_the_contract_and_no_library_of_the_service() throws IOException {
        DroppedJar.make(directory, "other", "Class.forName(\"org.eclipse.jetty.server.Server\");");
        PluginHost host = start(true, "*");
        assertThat(shown(OTHER).getState()).isEqualTo(PluginState.FAILED);
        assertThat(shown(OTHER).getFailure()).contains("ClassNotFoundException: org.eclipse.jetty");
        host.close();
    }

    @Test
    void one_that_fails_is_reported_closed_and_left_out() throws Exception {
        DroppedJar.make(directory, "other", "throw new IllegalStateException(\"no weather today\");");
        PluginHost host = start(true, "*");
        assertThat(shown(OTHER).getState()).isEqualTo(PluginState.FAILED);
        assertThat(shown(OTHER).getFailure()).isEqualTo("no weather today");
        assertThat(System.getProperty("closed.other")).isEqualTo("x");
        awaitEndOfThreads("plugin-other");
        assertThat(gate.entrance.isGuarded()).isTrue();
        host.close();
        assertThat(System.getProperty("closed.other")).isEqualTo("x");
    }

    @Test
    void settings_that_nobody_knows_are_refused_with_file_and_line() throws IOException {
        DroppedJar.make(directory, "other", "context.settings(s -> s.text(\"color\", \"red\"));");
        Files.writeString(home.pluginSettings("other"), "\ncolour: blue\n");
        PluginHost host = start(true, "*");
        assertThat(shown(OTHER).getFailure())
                .isEqualTo(
                        home.pluginSettings("other") + ", line 2: colour=blue: no such setting; did you mean 'color'?");
        host.close();
    }

    @Test
    void a_jar_without_a_plugin_or_open_to_all_is_reported() throws IOException {
        Path jar = DroppedJar.make(directory, "other", "");
        Files.setPosixFilePermissions(jar, PosixFilePermissions.fromString("rw-rw-rw-"));
        Files.createFile(jar.resolveSibling("empty.jar"));
        PluginHost host = start(true, "*");
        assertThat(shown(OTHER).getFailure()).startsWith("every user can change ");
        assertThat(shown(ObjectNames.plugin("empty")).getState()).isEqualTo(PluginState.FAILED);
        host.close();
    }

    @Test
    void an_unknown_name_in_the_list_starts_nothing() {
        assertThatThrownBy(() -> start(true, "auht"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "plugins.autoload: there is no plugin 'auht'; did you mean 'auth'?; found: auth, autostart, console, guarder, logcleaner,"
                                + " logexplorer, scheduler, socket-api");
        assertThat(gate.entrance.isGuarded()).isFalse();
    }

    @Test
    void a_guard_that_does_not_start_stops_the_service() throws IOException {
        Files.writeString(home.pluginSettings("auth"), "enabled: false\n");
        assertThatThrownBy(() -> start(false, "*"))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("plugin auth: access control is switched off by etc/plugins/auth.yaml");
        assertThat(beans.queryNames(ObjectNames.plugin("auth"), null)).isEmpty();
    }

    @Test
    void a_second_plugin_of_a_name_does_not_replace_the_first() throws IOException {
        DroppedJar.make(directory, "auth", "");
        PluginHost host = start(true, "*");
        assertThat(shown(ObjectNames.plugin("auth")).getOrigin()).isEqualTo("built in");
        assertThat(gate.entrance.isGuarded()).isTrue();
        host.close();
    }

    private static Found found(String name) {
        return new Found(name, "here", Optional.empty(), "broken", () -> {});
    }

    private static long threads(String prefix) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith(prefix))
                .count();
    }

    /** An executor has ended a moment before its threads have. */
    private static void awaitEndOfThreads(String prefix) throws InterruptedException {
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().startsWith(prefix)) {
                thread.join(20_000);
                assertThat(thread.isAlive()).as(thread.getName()).isFalse();
            }
        }
    }
}
