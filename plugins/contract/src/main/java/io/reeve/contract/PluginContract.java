package io.reeve.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.reeve.spi.Plugin;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every plugin keeps to. The tests of each one extend this. */
public abstract class PluginContract {

    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(20);

    @TempDir
    protected Path directory = Path.of("");

    /** A new plugin, as the service makes it. */
    protected abstract Plugin plugin();

    /** Gives the plugin what it needs to start; nothing, if its defaults will do. */
    protected void prepare(Stage stage) {}

    @Test
    void is_found_by_its_name() {
        assertThat(plugin().name()).matches("[a-z][a-z0-9-]{0,63}");
        assertThat(ServiceLoader.load(Plugin.class).stream().map(ServiceLoader.Provider::type))
                .as("META-INF/services/" + Plugin.class.getName())
                .contains(plugin().getClass());
    }

    @Test
    void starts_and_closes_twice_and_leaves_nothing_behind() throws Exception {
        Set<Object> beans = beans();
        Set<Thread> threads = threads();
        for (int round = 0; round < 2; round++) {
            Stage stage = new Stage(directory);
            prepare(stage);
            Plugin plugin = plugin();
            plugin.start(stage);
            stage.ready();
            plugin.close();
            stage.clear();
            plugin.close();
        }
        assertThat(beans()).as("MBeans registered past the context").isEqualTo(beans);
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (!threads.containsAll(threads()) && System.nanoTime() < deadline) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
        assertThat(threads).as("threads before").containsAll(threads());
    }

    @Test
    void closes_without_having_started() throws Exception {
        Plugin plugin = plugin();
        plugin.close();
        plugin.close();
        assertThat(plugin.name()).isNotEmpty();
    }

    private static Set<Object> beans() {
        return new HashSet<>(ManagementFactory.getPlatformMBeanServer().queryNames(null, null));
    }

    private static Set<Thread> threads() {
        return Set.copyOf(Thread.getAllStackTraces().keySet());
    }
}
