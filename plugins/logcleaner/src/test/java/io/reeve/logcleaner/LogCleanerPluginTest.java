package io.reeve.logcleaner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reeve.contract.Stage;
import io.reeve.mbeans.LogCleanerMXBean;
import io.reeve.mbeans.LogCleaning;
import io.reeve.mbeans.ObjectNames;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class LogCleanerPluginTest {
    private static final String TEN = "123456789\n";

    private final Logs logs;
    private final Stage stage;
    private volatile long usable = Long.MAX_VALUE;
    private final LogCleanerPlugin plugin = new LogCleanerPlugin(directory -> new DiskSpace(usable, Long.MAX_VALUE));

    LogCleanerPluginTest(@TempDir Path directory) {
        logs = new Logs(directory);
        stage = logs.stage;
    }

    @AfterEach
    void close() {
        plugin.close();
        stage.clear();
    }

    private LogCleanerMXBean start() {
        plugin.start(stage);
        return stage.exported(ObjectNames.LOG_CLEANER, LogCleanerMXBean.class);
    }

    private Cleaner cleaner(java.util.function.Function<Pace, LogCleaning> cleaning) {
        DiskGuard guard = new DiskGuard(
                directory -> new DiskSpace(usable, Long.MAX_VALUE),
                java.util.OptionalLong.of(1000),
                stage.logs,
                logs.log);
        return new Cleaner(cleaning, guard, stage.timer(), stage.clock, logs.log);
    }

    /** Until all that the timer has to do now is done. */
    private void awaitTimer() throws Exception {
        stage.timer().submit(() -> {}).get(20, TimeUnit.SECONDS);
    }

    @Test
    void cleans_when_the_service_is_ready_and_not_before() throws Exception {
        Path old = logs.file("jobs/a/20261020/2026102018.log", TEN, Duration.ofDays(30));
        LogCleanerMXBean bean = start();
        awaitTimer();
        assertThat(old).exists();
        assertThat(bean.getLastRunMillis()).isZero();
        stage.ready();
        bean.clean();
        assertThat(old).doesNotExist();
        assertThat(bean.getDeletedFiles()).isOne();
        assertThat(bean.getLastRunMillis()).isEqualTo(stage.clock.millis());
    }

    @Test
    void sums_up_what_was_done_and_tells_each_caller_of_one_run() {
        stage.settings.values.put("maxPerJob", 10);
        LogCleanerMXBean bean = start();
        logs.file("jobs/a/20261121/2026112118.log", TEN);
        logs.file("jobs/a/20261020/2026102018.log", TEN, Duration.ofDays(30));
        assertThat(bean.clean()).isEqualTo(new LogCleaning(1, 10, 0, 0, 10));
        logs.file("jobs/a/20261120/2026112018.log", TEN.repeat(100));
        LogCleaning second = bean.clean();
        assertThat(second.compressedFiles()).isOne();
        assertThat(second.deletedFiles()).isOne();
        assertThat(bean.getDeletedFiles()).isEqualTo(2);
        assertThat(bean.getDeletedBytes()).isEqualTo(10 + second.deletedBytes());
        assertThat(bean.getCompressedFiles()).isOne();
        assertThat(bean.getSavedBytes()).isEqualTo(1000 - second.deletedBytes());
        assertThat(bean.getStoredBytes()).isEqualTo(10);
    }

    @Test
    void who_asks_while_a_run_is_on_its_way_gets_that_one() {
        CompletableFuture<LogCleaning> result = new CompletableFuture<>();
        Cleaner cleaner = cleaner(pace -> result.join());
        CompletableFuture<LogCleaning> first = cleaner.request();
        assertThat(cleaner.request()).isSameAs(first);
        result.complete(LogCleaning.NONE);
        assertThat(first.join()).isSameAs(LogCleaning.NONE);
        assertThat(cleaner.request()).isNotSameAs(first);
    }

    @Test
    void a_run_that_fails_is_told_and_the_next_one_begins_anew() {
        boolean[] fails = {true};
        Cleaner cleaner = cleaner(pace -> {
            if (fails[0]) {
                throw new IllegalArgumentException("broken");
            }
            return LogCleaning.NONE;
        });
        assertThatThrownBy(cleaner::clean).isInstanceOf(IllegalArgumentException.class);
        assertThat(logs.log.lines).containsExactly("WARNING cannot clean up");
        fails[0] = false;
        assertThat(cleaner.clean()).isEqualTo(LogCleaning.NONE);
    }

    @Test
    void a_run_looks_after_the_disk_every_five_seconds_and_ends_with_the_plugin() {
        Cleaner[] cleaner = new Cleaner[1];
        cleaner[0] = cleaner(pace -> {
            assertThat(pace.goesOn()).isTrue();
            usable = 999;
            assertThat(pace.goesOn() && pace.hasRoom()).as("not looked yet").isTrue();
            stage.clock.move(Duration.ofSeconds(5));
            assertThat(pace.goesOn()).isTrue();
            assertThat(pace.hasRoom()).isFalse();
            assertThat(stage.logs.paused).isTrue();
            cleaner[0].close();
            assertThat(pace.goesOn()).isFalse();
            return LogCleaning.NONE;
        });
        assertThatThrownBy(cleaner[0]::clean)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the plugin logcleaner is closed");
        assertThatThrownBy(cleaner[0]::clean).isInstanceOf(IllegalStateException.class);
        assertThat(stage.logs.paused).isFalse();
    }

    @Test
    void a_disk_that_becomes_full_is_cleaned_at_once_without_compressing() throws Exception {
        usable = 999;
        stage.settings.values.put("minFree", 1000);
        Path old = logs.file("jobs/a/20261020/2026102018.log", TEN, Duration.ofDays(30));
        Path young = logs.file("jobs/a/20261121/2026112117.log", TEN);
        LogCleanerMXBean bean = start();
        stage.ready();
        bean.clean();
        assertThat(old).doesNotExist();
        assertThat(young).exists();
        assertThat(bean.getPaused()).isTrue();
        assertThat(stage.logs.paused).isTrue();
        plugin.close();
        assertThat(stage.logs.paused).isFalse();
        assertThat(bean.getPaused()).isFalse();
    }

    @Test
    void watching_begins_a_run_only_when_the_disk_has_become_full() throws Exception {
        int[] runs = {0};
        Cleaner cleaner = cleaner(pace -> {
            runs[0]++;
            return LogCleaning.NONE;
        });
        cleaner.watch();
        awaitTimer();
        assertThat(runs[0]).isZero();
        usable = 999;
        cleaner.watch();
        awaitTimer();
        cleaner.watch();
        awaitTimer();
        assertThat(runs[0]).isOne();
    }

    @Test
    void an_interval_below_a_second_is_refused() {
        stage.settings.values.put("interval", Duration.ofMillis(999));
        assertThatThrownBy(this::start).hasMessage("etc/plugins/logcleaner.yaml: interval: expected 1s at least");
    }

    @Test
    void without_settings_the_defaults_are_those_of_the_settings_file() {
        CleanerSettings settings = stage.settings(CleanerSettings::read);
        assertThat(settings.toString())
                .isEqualTo("CleanerSettings[interval=PT1H, compress=true, keep=Keep[expire=Optional[PT168H],"
                        + " maxPerJob=OptionalLong[1073741824], maxTotal=OptionalLong[10737418240]],"
                        + " minFree=OptionalLong.empty]");
    }

    @Test
    void a_limit_that_is_set_counts_even_if_it_is_that_of_most_disks() {
        stage.settings.values.put("minFree", 256L << 20);
        assertThat(stage.settings(CleanerSettings::read).minFree()).hasValue(256L << 20);
    }
}
