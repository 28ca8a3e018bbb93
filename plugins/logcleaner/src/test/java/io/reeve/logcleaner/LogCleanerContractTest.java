package io.reeve.logcleaner;

import io.reeve.contract.PluginContract;
import io.reeve.spi.Plugin;

final class LogCleanerContractTest extends PluginContract {

    @Override
    protected Plugin plugin() {
        return new LogCleanerPlugin();
    }
}
