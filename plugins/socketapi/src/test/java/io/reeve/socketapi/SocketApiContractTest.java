package io.reeve.socketapi;

import io.reeve.contract.PluginContract;
import io.reeve.contract.Stage;
import io.reeve.spi.Plugin;

class SocketApiContractTest extends PluginContract {

    @Override
    protected Plugin plugin() {
        return new SocketApiPlugin();
    }

    @Override
    protected void prepare(Stage stage) {
        stage.settings.values.put("port", 0);
        stage.settings.values.put("textPort", 0);
    }
}
