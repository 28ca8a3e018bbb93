package io.reeve.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.reeve.contract.PluginContract;
import io.reeve.contract.Stage;
import io.reeve.spi.Plugin;
import io.reeve.spi.RemotePages;
import org.junit.jupiter.api.Test;

final class ConsolePluginTest extends PluginContract {

    @Override
    protected Plugin plugin() {
        return new ConsolePlugin();
    }

    @Test
    void adds_the_pages_that_lie_in_its_jar() {
        Stage stage = new Stage(directory);
        new ConsolePlugin().start(stage);
        assertThat(stage.pages()).contains(new RemotePages("reeve", "./plugin", "remoteEntry.js"));
        assertThat(getClass().getResource("/web/remoteEntry.js")).isNotNull();
    }
}
