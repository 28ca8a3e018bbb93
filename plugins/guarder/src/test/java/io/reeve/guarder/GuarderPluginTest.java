package io.reeve.guarder;

import static org.assertj.core.api.Assertions.assertThat;

import io.reeve.contract.MadeJob;
import io.reeve.contract.PluginContract;
import io.reeve.contract.Stage;
import io.reeve.spi.Plugin;
import org.junit.jupiter.api.Test;

final class GuarderPluginTest extends PluginContract {

    @Override
    protected Plugin plugin() {
        return new GuarderPlugin();
    }

    @Test
    void brings_back_what_is_to_be_guarded_and_nothing_else() throws Exception {
        Stage stage = new Stage(directory);
        plugin().start(stage);
        assertThat(stage.guards(new MadeJob("j").guarded().definition())).isTrue();
        assertThat(stage.guards(new MadeJob("j").autostarted().definition())).isFalse();
    }
}
