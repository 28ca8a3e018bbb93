package io.reeve.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reeve.contract.Stage;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SchedulerSettingsTest {

    private final Stage stage;

    SchedulerSettingsTest(@TempDir Path directory) {
        stage = new Stage(directory);
    }

    @Test
    void without_settings_the_defaults_are_those_of_the_settings_file() {
        assertThat(stage.settings(SchedulerSettings::read).toString())
                .isEqualTo("SchedulerSettings[history=Bounds[count=1000, age=PT2160H], workers=32,"
                        + " memoryInterval=PT5S]");
    }

    @Test
    void a_history_that_keeps_nothing_is_refused() {
        stage.settings.values.put("history.age", Duration.ofSeconds(59));
        assertThatThrownBy(() -> new SchedulerPlugin().start(stage))
                .hasMessage("etc/plugins/scheduler.yaml: history.age: expected 1m at least");
    }

    @Test
    void looking_at_the_memory_all_the_time_is_refused() {
        stage.settings.values.put("memoryInterval", Duration.ofMillis(999));
        assertThatThrownBy(() -> new SchedulerPlugin().start(stage))
                .hasMessage("etc/plugins/scheduler.yaml: memoryInterval: expected 0 or 1s at least");
    }
}
