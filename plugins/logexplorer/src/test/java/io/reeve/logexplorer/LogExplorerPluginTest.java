package io.reeve.logexplorer;

import static org.assertj.core.api.Assertions.assertThat;

import io.reeve.contract.PluginContract;
import io.reeve.contract.Stage;
import io.reeve.mbeans.LogExplorerMXBean;
import io.reeve.mbeans.ObjectNames;
import io.reeve.spi.Plugin;
import org.junit.jupiter.api.Test;

final class LogExplorerPluginTest extends PluginContract {

    @Override
    protected Plugin plugin() {
        return new LogExplorerPlugin();
    }

    @Test
    void exports_its_bean_before_there_is_any_log() throws Exception {
        Stage stage = new Stage(directory);
        plugin().start(stage);
        LogExplorerMXBean explorer = stage.exported(ObjectNames.LOG_EXPLORER, LogExplorerMXBean.class);
        assertThat(explorer.listDir("mail")).isEmpty();
        assertThat(explorer.serverListDir()).isEmpty();
    }
}
