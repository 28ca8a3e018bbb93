package io.reeve.auth;

import io.reeve.contract.PluginContract;
import io.reeve.contract.Stage;
import io.reeve.spi.Plugin;

class AuthContractTest extends PluginContract {

    @Override
    protected Plugin plugin() {
        return new AuthPlugin();
    }

    @Override
    protected void prepare(Stage stage) {
        stage.settings.values.put("hashIterations", PasswordHash.LEAST_ITERATIONS);
    }
}
