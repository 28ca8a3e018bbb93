package io.reeve.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.reeve.contract.PluginContract;
import io.reeve.contract.Stage;
import io.reeve.spi.Plugin;
import io.reeve.spi.RemotePages;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ConsolePluginTest extends PluginContract {

    @Override
    protected Plugin plugin() {
        return new ConsolePlugin();
    }

    @Test
    void adds_the_pages_that_lie_in_its_jar_if_any_do() {
        Stage stage = new Stage(directory);
        new ConsolePlugin().start(stage);
        boolean built = getClass().getResource("/web/remoteEntry.js") != null;
        assertThat(stage.pages())
                .isEqualTo(
                        built ? Optional.of(new RemotePages("reeve", "./plugin", "remoteEntry.js")) : Optional.empty());
    }
}
