package io.reeve.autostart;

import static org.assertj.core.api.Assertions.assertThat;

import io.reeve.contract.MadeJob;
import io.reeve.contract.PluginContract;
import io.reeve.contract.Stage;
import io.reeve.mbeans.DesiredState;
import io.reeve.mbeans.JobState;
import io.reeve.mbeans.ObjectNames;
import io.reeve.mbeans.ServerMXBean;
import io.reeve.spi.Plugin;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class AutostartPluginTest extends PluginContract {

    private final List<List<String>> started = new CopyOnWriteArrayList<>();

    @Override
    protected Plugin plugin() {
        return new AutostartPlugin();
    }

    @Override
    protected void prepare(Stage stage) {
        stage.service.put(ObjectNames.SERVER, server());
    }

    @Test
    void starts_what_is_to_be_started_and_nobody_has_touched() throws Exception {
        start(
                new MadeJob("fresh").autostarted(),
                new MadeJob("plain"),
                new MadeJob("guarded").guarded(),
                new MadeJob("stopped").autostarted().in(JobState.STOPPED, DesiredState.DOWN),
                new MadeJob("adopted").autostarted().in(JobState.RUNNING, DesiredState.UP),
                new MadeJob("waits").autostarted().in(JobState.BACKOFF, DesiredState.UP),
                new MadeJob("done").autostarted().in(JobState.EXITED, DesiredState.UP),
                new MadeJob("ended-before-the-boot").autostarted().in(JobState.EXITED, DesiredState.UNSET));
        assertThat(started).containsExactly(List.of("ended-before-the-boot", "fresh"));
    }

    @Test
    void starts_nothing_before_the_service_is_ready() throws Exception {
        Stage stage = new Stage(directory);
        stage.service.put(ObjectNames.SERVER, server(new MadeJob("fresh").autostarted()));
        plugin().start(stage);
        assertThat(started).isEmpty();
    }

    private void start(MadeJob... jobs) throws Exception {
        Stage stage = new Stage(directory);
        stage.service.put(ObjectNames.SERVER, server(jobs));
        plugin().start(stage);
        stage.ready();
        CountDownLatch done = new CountDownLatch(1);
        stage.timer().execute(done::countDown); // its one thread is done with what came before
        done.await();
        stage.clear();
    }

    private ServerMXBean server(MadeJob... jobs) {
        return (ServerMXBean) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {ServerMXBean.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "statusAll" -> Arrays.stream(jobs).collect(Collectors.toMap(MadeJob::name, MadeJob::status));
                    case "getAll" -> Arrays.stream(jobs).collect(Collectors.toMap(MadeJob::name, MadeJob::definition));
                    case "startAll" -> startAll((List<?>) arguments[0]);
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    private Map<String, String> startAll(List<?> names) {
        started.add(names.stream().map(String::valueOf).sorted().toList());
        return Map.of("fresh", "", "ended-before-the-boot", "its directory is gone");
    }
}
